/**
 * A kept answer of 20 KB in a real window: an app that was asked for before. From the moment that main has found the answer
 * to all of it in the window, where the conversation shows its file whole; to the end of the run, when the file is on the
 * disk and a version is made of it; and to the text in the editor, which is made for that app.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openBenchStudio } from '../bench-studio.ts'
import type { Benchmark } from '../measure.ts'

const rounds = 30
const warmUp = 4
const prompt = 'a page of many lines'
const line = '<p>Another line of the page, as long as lines are.</p>\n'
const lineCount = Math.ceil(20_480 / line.length)
const page20 = `<!doctype html>\n${line.repeat(lineCount)}`

export const cachedAnswer: Benchmark = {
  async run({ slowMs }) {
    const opened = await openBenchStudio('browser')
    const { page, studio } = opened
    const heard: number[] = []
    const done: number[] = []
    const found: number[] = []
    const pressed: number[] = []
    try {
      for (let round = -warmUp; round < rounds; round += 1) {
        const answer = opened.nextAnswer()
        await page.keyboard.press('Alt+n')
        await page.getByRole('heading', { name: 'What shall we make?' }).waitFor()
        // The editor of the app before.
        await studio.editor.waitFor({ state: 'detached' })
        await studio.prompt.fill(prompt)
        await page.evaluate(watchAnswer, { lines: lineCount + 1, characters: page20.length, slowMs })
        await studio.prompt.press('ControlOrMeta+Enter')
        if (round === -warmUp) {
          const live = await answer
          live.send(fenced(page20))
          live.finish()
        }
        await page.waitForFunction(() => window.benchAnswer.whole > 0)
        const times = await page.evaluate(() => window.benchAnswer)
        await page.waitForFunction(isAtRest)
        if (round >= 0) {
          const since = foundAt(opened.launched.dataFolder)
          heard.push(times.heard - since)
          done.push(times.done - since)
          found.push(times.whole - since)
          pressed.push(times.whole - times.pressed)
        }
      }
    } finally {
      await opened.close()
    }
    return [
      {
        name: 'kept answer of 20 KB, found to all in the window',
        unit: 'ms',
        samples: heard,
        limit: 50,
        counts: 'p95',
      },
      { name: 'kept answer of 20 KB, found to the run’s end in the window', unit: 'ms', samples: done },
      { name: 'kept answer of 20 KB, found to all in the new app’s editor', unit: 'ms', samples: found },
      { name: 'kept answer of 20 KB, Enter to all in the new app’s editor', unit: 'ms', samples: pressed },
    ]
  },
}

function fenced(text: string): string {
  return `\`\`\`html path=index.html\n${text}\`\`\`\n`
}

function isAtRest(): boolean {
  return document.querySelector('[data-testid=turn][aria-busy=true]') === null
}

/** When the newest run was answered from the cache, as its journal says. */
function foundAt(dataFolder: string): number {
  const database = new Database(join(dataFolder, 'kiln.db'), { readonly: true })
  try {
    const found = database
      .prepare<[], { at: number }>(
        `SELECT event ->> '$.at' AS at FROM run_events
         WHERE event ->> '$.type' = 'answering' AND event ->> '$.from' = 'cache' ORDER BY at DESC LIMIT 1`,
      )
      .get()
    if (found === undefined) throw new Error('No run was answered from the cache.')
    return found.at
  } finally {
    database.close()
  }
}

declare global {
  interface Window {
    benchAnswer: { pressed: number; heard: number; done: number; whole: number }
  }
}

/**
 * In the page: when Enter was pressed, when the answer's turn showed all lines of its file, when it was done, and when the
 * editor had all characters and showed some; `Date.now()`, as main's times are.
 */
function watchAnswer({ lines, characters, slowMs }: { lines: number; characters: number; slowMs: number }): void {
  const times = { pressed: 0, heard: 0, done: 0, whole: 0 }
  window.benchAnswer = times
  window.addEventListener('keydown', () => (times.pressed ||= Date.now()), { capture: true, once: true })
  const look = (): void => {
    const editor = document.querySelector<HTMLElement>('[data-testid=editor]')
    const isThere = editor?.querySelector('.view-lines')?.textContent.includes('Another') === true
    const turn = document.querySelector<HTMLElement>('[data-testid=turn]')
    const added = turn?.querySelector('[data-testid=lines-added]')?.textContent.replaceAll(/\D/g, '')
    if (times.pressed > 0 && Number(added) === lines) times.heard ||= Date.now() + slowMs
    if (times.heard > 0 && turn?.dataset['state'] === 'done') times.done ||= Date.now() + slowMs
    // An editor that is made when all is there shows the file as saved; one that was there before counts what came.
    const isWhole = editor?.dataset['state'] === 'saved' || Number(editor?.dataset['characters']) >= characters
    if (times.done > 0 && isThere && isWhole) times.whole = Date.now() + slowMs
  }
  const observer = new MutationObserver(look)
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true })
  const poll = (): void => {
    look()
    if (times.whole === 0) setTimeout(poll, 5)
    else observer.disconnect()
  }
  poll()
}
