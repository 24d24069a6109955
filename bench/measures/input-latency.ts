/** Typing in the composer while 3,000 tokens a second stream: from a key to the frame that shows its letter. */
import type { Page } from 'playwright'
import { openBenchStudio } from '../bench-studio.ts'
import type { Benchmark } from '../measure.ts'
import { watchKeys } from '../probes.ts'
import { paceTokens, tokensOf } from '../tokens.ts'

const tokensPerSecond = 3_000
const seconds = 8
const keyEveryMs = 80

export const inputLatency: Benchmark = {
  async run({ slowMs, note }) {
    const opened = await openBenchStudio('browser')
    try {
      const { page, studio, startApp } = opened
      const warm = await startApp('an app to warm up with')
      warm.send(...tokensOf('```html path=index.html\n<h1>Warm</h1>\n```\n'))
      warm.finish()
      await studio.waitForTurn('done')
      await studio.code.waitFor()
      await page.waitForTimeout(4_000)

      const idle = await typeFor(page, slowMs)
      const live = await startApp('a large app')
      const line = '  const next = { ...state, count: state.count + delta } // as it was\n'
      const text = line.repeat(Math.ceil((tokensPerSecond * (seconds + 4) * 4) / line.length))
      const tokens = tokensOf(`Here it is.\n\n\`\`\`js path=app.js\n${text}`).slice(0, tokensPerSecond * (seconds + 4))
      const writing = paceTokens(tokens, tokensPerSecond, (due) => void live.send(...due))
      await page.waitForTimeout(2_000)
      const streaming = await typeFor(page, slowMs)
      await writing
      live.finish()
      await studio.waitForTurn('truncated').catch(() => undefined)
      note(`${streaming.length} keys while streaming, ${idle.length} at rest`)
      return [
        { name: 'key to letter at 3,000 tokens/s', unit: 'ms', samples: streaming, limit: 50, counts: 'p95' },
        { name: 'key to letter, against at rest', unit: 'ms', samples: streaming, baseline: idle, limit: 3 },
      ]
    } finally {
      await opened.close()
    }
  },
}

/** In the composer, letter by letter; the text is gone afterwards. */
async function typeFor(page: Page, slowMs: number): Promise<readonly number[]> {
  await page.locator('.composer-text').first().focus()
  await page.evaluate(watchKeys, slowMs)
  const until = Date.now() + (seconds - 2) * 1000
  for (let count = 0; Date.now() < until; count++) {
    await page.keyboard.press(count % 6 === 5 ? 'Space' : 'KeyA')
    await page.waitForTimeout(keyEveryMs)
  }
  const times = await page.evaluate(() => window.benchKeys())
  await page.locator('.composer-text').first().fill('')
  return times
}
