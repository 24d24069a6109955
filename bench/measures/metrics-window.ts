/**
 * The metrics panel in a real window, with a million requests kept: from the key to its figures, its table while ten
 * thousand rows are scrolled through, and the frames of an answer that streams while a third of them is asked for.
 */
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createSettings } from '../../main/settings/settings.ts'
import { openStore } from '../../main/store/store.ts'
import { openBenchStudio, type BenchStudio } from '../bench-studio.ts'
import type { Benchmark } from '../measure.ts'
import { millionRequests } from '../million.ts'
import { openTab } from '../plain-page.ts'
import { scrollTable, watchFrames, watchPanel } from '../probes.ts'
import { percentile, type Samples } from '../stats.ts'
import { paceTokens, tokensOf } from '../tokens.ts'

/** As often as the open panel asks again. */
const askEveryMs = 1_000
/** About those of a month. */
const askedFor = 333_333
const openings = 15
const scrolls = 2
const rows = 10_000
/** Ten thousand rows of 30 pixels in about ten seconds. */
const pixelsPerFrame = 500
const streams = 3
const tokensPerSecond = 1_000
const streamMs = 4_000
const warmUpMs = 1_500

export const metricsWindow: Benchmark = {
  async run({ slowMs, note }) {
    const { file } = await millionRequests({ note })
    const opened = await openBenchStudio('browser', (dataFolder) => keepMillion(file, dataFolder))
    try {
      return [
        await opening(opened, slowMs),
        ...(await scrolling(opened, slowMs)),
        ...(await streaming(opened, slowMs, note)),
      ]
    } finally {
      await opened.close()
    }
  },
}

/** In a window that has never shown it: each time another, as nothing that is kept from the last time may help. */
async function opening({ page, studio }: BenchStudio, slowMs: number): Promise<Samples> {
  const samples: number[] = []
  for (let round = -2; round < openings; round += 1) {
    await page.goto(page.url().replace(/#.*/, '#/'))
    await page.reload()
    await studio.prompt.waitFor()
    // What a window readies for later when it is idle.
    await page.waitForTimeout(1_000)
    await page.evaluate(watchPanel, slowMs)
    await page.keyboard.press('Alt+q')
    await page.waitForFunction(() => window.benchPanel.shown > 0)
    const { pressed, shown } = await page.evaluate(() => window.benchPanel)
    if (round >= 0) samples.push(shown - pressed)
  }
  return { name: 'metrics panel of a million, key to its figures', unit: 'ms', samples, limit: 200, counts: 'p95' }
}

async function scrolling({ page, launched }: BenchStudio, slowMs: number): Promise<Samples[]> {
  await page.getByRole('tab', { name: 'One by one' }).click()
  await page.getByRole('button', { name: '30 days', exact: true }).click()
  const frames: number[] = []
  const empty: number[] = []
  for (let round = 0; round < scrolls; round += 1) {
    await page.waitForFunction((count) => Number(document.querySelector('[role=grid]')?.ariaRowCount) > count, rows)
    await page.evaluate(watchFrames, { slowMs, characters: 0 })
    await page.evaluate(scrollTable, { pixels: pixelsPerFrame, rows })
    frames.push(...(await page.evaluate(() => window.benchFrames())).frames)
    const tab = await openTab(launched)
    await tab.evaluate(watchFrames, { slowMs: 0, characters: 0 })
    await tab.waitForTimeout(2_500)
    empty.push(...(await tab.evaluate(() => window.benchFrames())).frames)
    await tab.close()
  }
  return [
    { name: 'metrics table, 10,000 rows scrolled, frame', unit: 'ms', samples: frames, limit: 20, counts: 'p95' },
    {
      name: 'metrics table, p95 frame of each hundred',
      unit: 'ms',
      samples: eachHundred(frames),
      baseline: eachHundred(empty),
      limit: 1.2,
    },
  ]
}

/** Streams in turn with nothing beside them, and with questions about many requests. */
async function streaming(opened: BenchStudio, slowMs: number, note: (line: string) => void): Promise<Samples[]> {
  const asked: number[] = []
  const quiet: number[] = []
  let answers = 0
  for (let round = -1; round < 2 * streams; round += 1) {
    const isAsked = round % 2 === 0
    const stop = new AbortController()
    const asking = isAsked ? askAll(opened, stop.signal) : Promise.resolve(0)
    const frames = await streamOnce(opened, round, isAsked ? slowMs : 0)
    stop.abort()
    answers += await asking
    if (round >= 0) (isAsked ? asked : quiet).push(...eachHundred(frames))
  }
  note(`${answers} times figures were asked for beside ${streams} answers`)
  return [
    {
      name: 'a stream, p95 frame of each hundred, beside questions about a third of a million requests',
      unit: 'ms',
      samples: asked,
      baseline: quiet,
      limit: 1.1,
    },
  ]
}

async function streamOnce(
  { page, startApp, studio }: BenchStudio,
  round: number,
  slowMs: number,
): Promise<readonly number[]> {
  const live = await startApp(`a large app, number ${round}`)
  const line = '  const next = { ...state, count: state.count + delta } // as it was\n'
  const text = line.repeat(Math.ceil((tokensPerSecond * (streamMs + warmUpMs) * 4) / 1000 / line.length))
  const tokens = tokensOf(`Here it is.\n\n\`\`\`js path=app.js\n${text}\`\`\`\n`)
  const writing = paceTokens(tokens, tokensPerSecond, (due) => void live.send(...due))
  await page.waitForTimeout(warmUpMs)
  await page.evaluate(watchFrames, { slowMs, characters: 0 })
  await writing
  const { frames } = await page.evaluate(() => window.benchFrames())
  live.finish()
  await studio.waitForTurn('done')
  return frames
}

/** Asks as another program of the user's does, until it is aborted; resolves with how often it was answered. */
async function askAll({ launched, page }: BenchStudio, signal: AbortSignal): Promise<number> {
  const token = await page.evaluate(() => sessionStorage.getItem('kiln-token'))
  const address = new URL(`/api/metrics?last_n=${askedFor}`, launched.page.url())
  let answers = 0
  while (!signal.aborted) {
    const next = pause(askEveryMs)
    try {
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` }, signal })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`The metrics answered with ${answer.status}.`)
      answers += 1
    } catch (thrown) {
      if (!signal.aborted) throw thrown
    }
    await next
  }
  return answers
}

/** With settings that let so many stay. */
async function keepMillion(file: string, dataFolder: string): Promise<void> {
  const store = openStore(dataFolder)
  createSettings(store).update({ metrics: { keepDays: 365, keepMegabytes: 10_000 } })
  store.close()
  await copyFile(file, join(dataFolder, 'metrics.db'))
}

function eachHundred(frames: readonly number[]): readonly number[] {
  const hundreds = Array.from({ length: Math.floor(frames.length / 100) }, (_, at) =>
    frames.slice(at * 100, (at + 1) * 100),
  )
  return (hundreds.length > 0 ? hundreds : [frames]).map((hundred) => percentile(hundred, 0.95))
}
