/**
 * A React app of six screens in a real window, by a script that gives 100 tokens a second: when it can be used, as a part of the
 * whole run's time; and with nothing warm, how long after its first files were written.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { launchBrowser } from '../../e2e/launch.ts'
import { StudioPage } from '../../e2e/pages/studio-page.ts'
import type { Benchmark } from '../measure.ts'
import type { Samples } from '../stats.ts'

const script = new URL('../../e2e/scripts/react-shop.jsonl', import.meta.url)
const rounds = 3
/** Of a screen, in characters: as many as those of Kiln's own templates have. The script's are shorter. */
const screenLength = 3500
/** 100 tokens a second, of about 4 characters each. */
const pieceMs = 100
const pieceLength = 40
/** A run takes a minute, on a machine that has nothing else to do. */
const patienceMs = 300_000

export const reactRun: Benchmark = {
  async run({ slowMs, note }) {
    const folder = await mkdtemp(join(tmpdir(), 'kiln-bench-'))
    const scriptFile = join(folder, 'script.jsonl')
    await writeScript(scriptFile)
    const shares: number[] = []
    const firsts: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const { asked, written, usable, ended } = await runOnce(scriptFile, slowMs)
      shares.push(((usable - asked) / (ended - asked)) * 100)
      firsts.push(usable - written)
      note(`usable after ${seconds(usable - asked)} of ${seconds(ended - asked)}`)
    }
    await rm(folder, { recursive: true })
    return [
      { name: 'React run: can be used, of the whole time', unit: '%', samples: shares, limit: 25 },
      { name: 'React run: from its first files to the app, nothing warm', unit: 'ms', samples: firsts, limit: 800 },
    ] satisfies Samples[]
  },
}

interface Times {
  readonly asked: number
  /** All of the first files stand there. */
  readonly written: number
  readonly usable: number
  readonly ended: number
}

interface Step {
  readonly answer?: string
  readonly event?: { readonly type: string; readonly text?: string }
}

/** The script's answers at one pace, their screens as long as screens are. */
async function writeScript(file: string): Promise<void> {
  const steps = (await readFile(script, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Step)
  const lines: object[] = []
  let texts: string[] = []
  let isScreen = false

  function flush(): void {
    const text = texts.join('')
    texts = []
    const whole = isScreen ? lengthened(text) : text
    for (let at = 0; at < whole.length; at += pieceLength) {
      lines.push({ delayMs: pieceMs, event: { type: 'text-delta', text: whole.slice(at, at + pieceLength) } })
    }
  }

  for (const step of steps) {
    if (step.event?.text !== undefined) texts.push(step.event.text)
    else {
      flush()
      lines.push(step)
      if (step.answer !== undefined) isScreen = step.answer.startsWith('[screen')
    }
  }
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'))
}

/** With more lines of code at the end of its file. */
function lengthened(text: string): string {
  const end = text.lastIndexOf('```')
  const rows: string[] = []
  for (let length = text.length; length < screenLength; length += 60) {
    rows.push(`  { id: ${rows.length}, name: 'One more row of it', amount: ${rows.length * 7} },`)
  }
  return `${text.slice(0, end)}\nexport const rows = [\n${rows.join('\n')}\n]\n${text.slice(end)}`
}

/** In a studio that has just started. All as `Date.now()`. */
async function runOnce(scriptFile: string, slowMs: number): Promise<Times> {
  const launched = await launchBrowser({ scriptFile })
  try {
    const studio = new StudioPage(() => launched.page)
    const { page } = launched
    page.setDefaultTimeout(patienceMs)
    const kinds = page.getByRole('group', { name: 'What to make' })
    await kinds.getByRole('button', { name: 'React app' }).click()
    let usable = 0
    await page.exposeFunction('benchUsable', (at: number) => void (usable ||= at + slowMs))
    await page.addInitScript(watchApp)
    const asked = Date.now()
    await studio.send('a shop for pottery')
    await studio.waitForTurn('done')
    return { asked, usable, ...timesOf(launched.dataFolder) }
  } finally {
    await launched.close()
  }
}

declare global {
  interface Window {
    benchUsable(at: number): void
  }
}

/** In every frame, before its document: tells when the app's own way to its screens is there to be pressed, and painted. */
function watchApp(): void {
  if (window.parent === window) return
  const look = (): void => {
    if (document.querySelector('nav a[href]') === null) return void setTimeout(look, 4)
    requestAnimationFrame(() => {
      // A task of its own comes after the frame's paint.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => window.benchUsable(Date.now())
      port2.postMessage(undefined)
    })
  }
  look()
}

/** As the run's own journal says. */
function timesOf(dataFolder: string): Pick<Times, 'written' | 'ended'> {
  const database = new Database(join(dataFolder, 'kiln.db'), { readonly: true })
  try {
    const at = database.prepare<[string, string], { at: number }>(
      `SELECT event ->> '$.at' AS at FROM run_events WHERE event ->> '$.type' = ? AND coalesce(event ->> '$.name', '') = ?`,
    )
    const timeOf = (type: string, name = ''): number => {
      const found = at.get(type, name)
      if (found === undefined) throw new Error(`The run has not told of "${type} ${name}".`)
      return found.at
    }
    return { written: timeOf('stage', 'starting-server'), ended: timeOf('run-end') }
  } finally {
    database.close()
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
