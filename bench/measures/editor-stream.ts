/** 10,000 tokens a second into the studio's editor for ten seconds: its frames, its long tasks, and every character there. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { openBenchStudio, type BenchStudio } from '../bench-studio.ts'
import type { Benchmark } from '../measure.ts'
import { openTab } from '../plain-page.ts'
import { watchFrames, type FrameTimes } from '../probes.ts'
import { percentile } from '../stats.ts'
import { paceTokens, tokensOf } from '../tokens.ts'

const rounds = 2
const tokensPerSecond = 10_000
const warmUpMs = 2_000
const measuredMs = 10_000
const baselineMs = 4_000

/** An app in one file, as models write them: a style, some markup, and a long script. */
const file = appOf(((warmUpMs + measuredMs) / 1000) * tokensPerSecond * 4)
const answer = tokensOf(`Here it is.\n\n\`\`\`html path=index.html\n${file}\`\`\`\n`)

export const editorStream: Benchmark = {
  async run({ slowMs, note }) {
    const seen: Streamed[] = []
    const empty: FrameTimes[] = []
    const opened = await openBenchStudio('browser')
    try {
      await warmUp(opened)
      for (let round = 0; round < rounds; round++) {
        empty.push(await emptyPage(opened))
        const streamed = await streamOnce(opened, round, slowMs)
        note(`${streamed.perSecond.toFixed(0)} tokens/s were sent, ${streamed.frames.length} frames drawn`)
        seen.push(streamed)
      }
    } finally {
      await opened.close()
    }
    const frames = seen.flatMap((times) => times.frames)
    return [
      { name: 'editor at 10,000 tokens/s, frame', unit: 'ms', samples: frames, limit: 20, counts: 'p95' },
      {
        name: 'editor at 10,000 tokens/s, p95 frame of each second',
        unit: 'ms',
        samples: seen.flatMap(eachSecond),
        baseline: empty.flatMap(eachSecond),
        limit: 1.2,
      },
      { name: 'longest task after warm-up', unit: 'ms', samples: seen.map(longest), limit: 50, counts: 'p95' },
      {
        name: 'editor behind the provider at the end',
        unit: 'ms',
        samples: seen.map(({ behindMs }) => behindMs),
        limit: 100,
      },
      { name: 'characters lost', unit: 'chars', samples: seen.map(({ lost }) => lost), limit: 0, counts: 'p95' },
    ]
  },
}

interface Streamed extends FrameTimes {
  readonly perSecond: number
  /** From the last token to the editor with all characters. */
  readonly behindMs: number
  /** Characters that differ in length; 1 when only the content differs. */
  readonly lost: number
}

/** The first app loads Monaco, and its languages when the page is idle after it. */
async function warmUp({ studio, page, startApp }: BenchStudio): Promise<void> {
  const live = await startApp('an app to warm up with')
  await paceTokens(
    tokensOf(`\`\`\`html path=index.html\n${appOf(20_000)}\`\`\`\n`),
    tokensPerSecond,
    (due) => void live.send(...due),
  )
  live.finish()
  await studio.waitForTurn('done')
  await studio.code.waitFor()
  await page.waitForTimeout(6_000)
}

async function emptyPage({ launched }: BenchStudio): Promise<FrameTimes> {
  const tab = await openTab(launched)
  await tab.evaluate(watchFrames, { slowMs: 0, characters: 0 })
  await tab.waitForTimeout(baselineMs)
  const times = await tab.evaluate(() => window.benchFrames())
  await tab.close()
  return times
}

async function streamOnce(opened: BenchStudio, round: number, slowMs: number): Promise<Streamed> {
  const { page, studio, startApp, projectFolders } = opened
  const before = await projectFolders()
  const live = await startApp(`a large app, number ${round}`)
  const began = Date.now()
  const writing = paceTokens(answer, tokensPerSecond, (tokens) => void live.send(...tokens))
  await page.waitForTimeout(warmUpMs)
  await page.evaluate(watchFrames, { slowMs, characters: file.length })
  await writing
  const sentAt = Date.now()
  const frames = await framesUntilWhole(page)
  live.finish()
  await studio.waitForTurn('done')
  const folder = (await projectFolders()).find((name) => !before.includes(name)) ?? ''
  return {
    ...frames,
    perSecond: (answer.length / (sentAt - began)) * 1000,
    behindMs: Math.max(0, frames.editorWhole - sentAt),
    lost: difference(await readFile(join(folder, 'index.html'), 'utf8'), file),
  }
}

/** Throws when the editor has not got all of it five seconds after the last token. */
async function framesUntilWhole(page: Page): Promise<FrameTimes> {
  const editor = page.locator(`[data-testid=editor][data-characters="${file.length}"]`)
  await editor.waitFor({ timeout: 5_000 })
  return await page.evaluate(() => window.benchFrames())
}

function eachSecond({ frames }: FrameTimes): readonly number[] {
  const seconds: number[] = []
  let second: number[] = []
  let elapsed = 0
  for (const frame of frames) {
    second.push(frame)
    elapsed += frame
    if (elapsed < 1000) continue
    seconds.push(percentile(second, 0.95))
    second = []
    elapsed = 0
  }
  return seconds
}

function longest({ longTasks }: FrameTimes): number {
  return Math.max(0, ...longTasks)
}

function difference(written: string, sent: string): number {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  if (hash(written) === hash(sent)) return 0
  return Math.max(1, Math.abs(written.length - sent.length))
}

function appOf(characters: number): string {
  const style = Array.from({ length: 60 }, (_, row) => `.row-${row} { padding: ${row}px; color: hsl(${row} 40% 40%) }`)
  const body = Array.from({ length: 60 }, (_, row) => `  <p class="row-${row}">Row ${row} of a large app.</p>`)
  const head = `<!doctype html>\n<html lang="en">\n<head>\n<title>Large</title>\n<style>\n${style.join('\n')}\n</style>\n</head>\n`
  const start = `${head}<body>\n${body.join('\n')}\n<script>\n`
  const end = '</script>\n</body>\n</html>\n'
  const script: string[] = []
  for (let size = start.length + end.length, row = 0; size < characters - 200; row++) {
    const code = `function step${row}(state, delta) {\n  const next = { ...state, count: state.count + delta * ${row} }\n  if (next.count > 100) return { ...next, done: true, label: 'step ${row} is done' }\n  return next // as it was\n}\n`
    script.push(code)
    size += code.length
  }
  return start + script.join('') + end
}
