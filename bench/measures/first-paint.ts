/**
 * A page that is streamed into the preview: from the first bytes of its body leaving the provider to its first contentful
 * paint, and from its last token to the last element. Against the same page from a plain server in the same browser.
 */
import { openBenchStudio, shells, type BenchStudio, type Shell } from '../bench-studio.ts'
import type { BenchContext, Benchmark } from '../measure.ts'
import { openPlainPage, type PlainPage } from '../plain-page.ts'
import { watchPage, type PageTimes } from '../probes.ts'
import type { Samples } from '../stats.ts'
import { type Layout, layouts, streamedPage, type StreamedPage } from '../streamed-page.ts'
import { paceTokens } from '../tokens.ts'

const rounds = 8
/** A fast hosted model. */
const tokensPerSecond = 500

interface Times {
  readonly paintMs: number
  readonly wholeMs: number
}

export const firstPaint: Benchmark = {
  async run(context) {
    const results: Samples[] = []
    for (const shell of shells) results.push(...(await measureShell(shell, context)))
    return results
  },
}

async function measureShell(shell: Shell, context: BenchContext): Promise<readonly Samples[]> {
  const opened = await openBenchStudio(shell)
  const kiln = new Map<Layout, Times[]>(layouts.map((layout) => [layout, []]))
  const plain = new Map<Layout, Times[]>(layouts.map((layout) => [layout, []]))
  try {
    await opened.page.context().addInitScript(watchPage)
    const plainPage = await openPlainPage(opened.launched)
    for (let round = -1; round < rounds; round++) {
      for (const layout of layouts) {
        const times = await paintInKiln(opened, `${layout}, ${round}`, streamedPage(layout), context.slowMs)
        const plainTimes = await paintPlainly(plainPage, streamedPage(layout))
        if (round < 0) continue
        kiln.get(layout)?.push(times)
        plain.get(layout)?.push(plainTimes)
      }
      context.note(`${shell}: round ${round + 2} of ${rounds + 1}`)
    }
    await plainPage.close()
  } finally {
    await opened.close()
  }
  return layouts.flatMap((layout) => judged(`${shell}, ${layout}`, kiln.get(layout) ?? [], plain.get(layout) ?? []))
}

function judged(name: string, kiln: readonly Times[], plain: readonly Times[]): readonly Samples[] {
  const paints = kiln.map(({ paintMs }) => paintMs)
  return [
    { name: `first paint (${name})`, unit: 'ms', samples: paints, limit: 150 },
    {
      name: `first paint against plain HTTP (${name})`,
      unit: 'ms',
      samples: paints,
      baseline: plain.map(({ paintMs }) => paintMs),
      limit: 4,
    },
    {
      name: `complete after the last token (${name})`,
      unit: 'ms',
      samples: kiln.map(({ wholeMs }) => wholeMs),
      limit: 100,
    },
  ]
}

async function paintInKiln(
  { studio, page, startApp }: BenchStudio,
  name: string,
  app: StreamedPage,
  slowMs: number,
): Promise<Times> {
  await page.bringToFront()
  // The same prompt again would be answered by what was kept.
  const answer = await startApp(`a page that is streamed: ${name}`)
  const at = await stream(app, (tokens) => answer.send(...tokens), slowMs)
  answer.finish()
  await studio.waitForTurn('done')
  const handle = await page.getByTestId('preview-frame').elementHandle()
  const frame = await handle?.contentFrame()
  if (!frame) throw new Error('The preview has no frame.')
  await frame.waitForFunction(() => window.benchPage.painted > 0 && window.benchPage.whole > 0, undefined, {
    polling: 20,
  })
  return between(at, await frame.evaluate(() => window.benchPage))
}

async function paintPlainly(plain: PlainPage, { document, stylesheet }: StreamedPage): Promise<Times> {
  const answer = await plain.open(stylesheet)
  const at = await stream(document, (tokens) => answer.write(tokens.join('')), 0)
  answer.end()
  return between(at, await plain.times())
}

/** Sends the tokens at their pace; returns when the first of the body and the last that counts left. */
async function stream(
  { tokens, bodyToken, lastToken }: StreamedPage['document'],
  send: (tokens: readonly string[]) => void,
  slowMs: number,
): Promise<PageTimes> {
  const at = { painted: 0, whole: 0 }
  await paceTokens(tokens, tokensPerSecond, (due, from) => {
    const now = Date.now()
    if (at.painted === 0 && from + due.length > bodyToken) at.painted = now
    if (at.whole === 0 && from + due.length > lastToken) at.whole = now
    if (slowMs === 0) send(due)
    else setTimeout(send, slowMs, due)
  })
  if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs + 20))
  return at
}

function between(at: PageTimes, seen: PageTimes): Times {
  return { paintMs: Math.max(0, seen.painted - at.painted), wholeMs: Math.max(0, seen.whole - at.whole) }
}
