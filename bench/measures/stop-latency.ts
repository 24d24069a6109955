/** Escape in the middle of an answer: until the provider's socket is closed, and until the window is idle again. */
import { openBenchStudio, shells, type BenchStudio, type Shell } from '../bench-studio.ts'
import type { BenchContext, Benchmark } from '../measure.ts'
import { watchStop } from '../probes.ts'
import type { Samples } from '../stats.ts'
import { paceTokens, tokensOf } from '../tokens.ts'

const rounds = 20
const tokensPerSecond = 300

/** One file is whole by the time of the stop, so that there is something to keep; the other is being written. */
const begun = '```css path=app.css\nbody { margin: 2rem }\n```\n\n```html path=index.html\n<!doctype html>\n<body>\n'
const answer = tokensOf(begun + '<p>Another line of the page.</p>\n'.repeat(2_000))

export const stopLatency: Benchmark = {
  async run(context) {
    const results: Samples[] = []
    for (const shell of shells) results.push(...(await measureShell(shell, context)))
    return results
  },
}

async function measureShell(shell: Shell, { slowMs }: BenchContext): Promise<readonly Samples[]> {
  const opened = await openBenchStudio(shell)
  const socket: number[] = []
  const idle: number[] = []
  try {
    for (let round = -2; round < rounds; round++) {
      const times = await stopOnce(opened, round, slowMs)
      if (round < 0) continue
      socket.push(times.socketMs)
      idle.push(times.idleMs)
    }
  } finally {
    await opened.close()
  }
  const judged = { unit: 'ms', limit: 50, counts: 'p95' } as const
  return [
    { name: `stop, provider's socket closed (${shell})`, samples: socket, ...judged },
    { name: `stop, interface idle (${shell})`, samples: idle, ...judged },
  ]
}

async function stopOnce(
  { page, studio, startApp }: BenchStudio,
  round: number,
  slowMs: number,
): Promise<{ socketMs: number; idleMs: number }> {
  const live = await startApp(`a page to stop, ${round}`)
  const stopped = new AbortController()
  const writing = paceTokens(answer, tokensPerSecond, (tokens) => live.send(...tokens), stopped.signal)
  await page.waitForFunction(() => {
    const editor = document.querySelector<HTMLElement>('[data-testid=editor][data-path="index.html"]')
    return Number(editor?.dataset['characters']) > 300
  })
  await page.evaluate(watchStop, slowMs)
  await new Promise((resolve) => setTimeout(resolve, ((round + rounds) * 7) % 40))
  await page.keyboard.press('Escape')
  const closed = await live.closed
  stopped.abort()
  await writing
  await studio.waitForTurn('stopped')
  await page.waitForFunction(() => window.benchStop.idle > 0)
  const { pressed, idle } = await page.evaluate(() => window.benchStop)
  return { socketMs: closed - pressed, idleMs: idle - pressed }
}
