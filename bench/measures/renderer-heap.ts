/** What the page keeps: its JavaScript heap after 200 runs and 50 changes of project, against its heap after the first few. */
import type { CDPSession } from 'playwright'
import { openBenchStudio, type BenchStudio } from '../bench-studio.ts'
import type { Benchmark } from '../measure.ts'
import { tokensOf } from '../tokens.ts'

const runs = 200
const switches = 50
/** Longer conversations are summarised meanwhile, by a request that this provider would take for a run's. */
const runsPerProject = 4

export const rendererHeap: Benchmark = {
  async run({ slowMs, note }) {
    const opened = await openBenchStudio('browser')
    try {
      const { page } = opened
      const session = await page.context().newCDPSession(page)
      for (let run = -5; run < 0; run++) await runOnce(opened, run, run === -5)
      await page.waitForTimeout(6_000)
      const before = await heapOf(session)
      for (let run = 0; run < runs; run++) await runOnce(opened, run, run % runsPerProject === 0)
      for (let turn = 0; turn < switches; turn++) await switchProject(opened, turn)
      await page.waitForTimeout(2_000)
      const after = await heapOf(session)
      note(`${before.toFixed(1)} MB at the start, ${after.toFixed(1)} MB at the end`)
      const name = 'heap after 200 runs and 50 switches, more'
      return [{ name, unit: 'MB', samples: [Math.max(0, after - before) + slowMs], limit: 30 }]
    } finally {
      await opened.close()
    }
  },
}

/** `run`: another one each time, as a new app that was asked for before is answered from the cache. */
async function runOnce({ studio, startApp, nextAnswer }: BenchStudio, run: number, isNew: boolean): Promise<void> {
  const prompt = `run number ${run}`
  const asked = nextAnswer()
  const live = isNew ? await startApp(prompt) : await studio.send(prompt).then(() => asked)
  const lines = Array.from({ length: 60 }, (_, line) => `<p>Line ${line} of run ${run}, with some words in it.</p>`)
  live.send(...tokensOf(`Here it is.\n\n\`\`\`html path=index.html\n<!doctype html>\n${lines.join('\n')}\n\`\`\`\n`))
  live.finish()
  await studio.lastTurn.filter({ hasText: prompt }).and(studio.page.locator('[data-state=done]')).waitFor()
}

/** By the list of projects, as one does. */
async function switchProject({ page, studio }: BenchStudio, turn: number): Promise<void> {
  await page.keyboard.press('Alt+p')
  const links = page.getByRole('main').locator('a[href^="#/project/"]')
  await links.first().waitFor()
  const count = await links.count()
  await links.nth(turn % count).click()
  await studio.code.waitFor()
}

/** After a full collection, in MB. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable')
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1024 / 1024
}
