/** For tests: a small React app, as a script answers with it part by part, and what can be said of every run that makes one. */
import { expect } from 'vitest'
import type { RunEvent } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import { allEvents, finish, says, type TestStudio } from './test-studio.ts'

const screens = ['home', 'cart', 'orders', 'about']

export const plan = {
  name: 'Clay',
  palette: 'teal',
  language: 'en',
  theme: 'dark',
  screens: screens.map((id) => ({
    id,
    path: id === 'home' ? '' : id,
    title: id.charAt(0).toUpperCase() + id.slice(1),
    purpose: `The ${id}`,
    parts: [],
    icon: 'list',
  })),
  data: [],
  components: [],
  packages: [] as string[],
}

export function file(path: string, text: string): string {
  return `\`\`\`tsx path=${path}\n${text}\n\`\`\`\n`
}

export function screen(id: string, text = `${id} by a model`): string {
  return file(`src/screens/${id}.tsx`, `export default function Screen() {\n  return <h1>${text}</h1>\n}`)
}

/** The steps of each part, by its words; those that are given take the place of the usual ones. */
export function appScript(parts: Readonly<Record<string, readonly object[]>> = {}): object[] {
  const usual: Record<string, readonly object[]> = {
    '[plan]': [says(JSON.stringify(plan)), finish],
    '[base]': [says(screen('home')), finish],
    ...Object.fromEntries(screens.slice(1).map((id) => [`[screen ${id}]`, [says(screen(id)), finish]])),
  }
  return Object.entries({ ...usual, ...parts }).flatMap(([answer, steps]) => [{ answer }, ...steps])
}

export const model = { provider: 'scripted' as const, model: 'scripted' }

type Client = TestStudio['client']

/** Starts an app and gives every event of the run when it has ended. */
export async function makeApp(client: Client, prompt = 'a shop') {
  const started = await client.run.start({ prompt, kind: 'react', model })
  return { ...started, events: await eventsOf(client, started.runId) }
}

export async function eventsOf(client: Client, runId: string): Promise<RunEvent[]> {
  const events = await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  expectWhole(events)
  return events
}

/** Resolves when the run has told what is looked for; the run goes on. */
export async function until(client: Client, runId: string, found: (event: RunEvent) => boolean): Promise<void> {
  for await (const batch of await client.run.attach({ runId, afterSeq: -1 })) if (batch.some(found)) return
  throw new Error('The run ended before that.')
}

export function viewOf(events: readonly RunEvent[]): RunView {
  return events.reduce(foldRunEvent, emptyRunView)
}

/** Ids of the screens that are ready, home left out. */
export function readyIn(events: readonly RunEvent[]): string[] {
  return viewOf(events)
    .screens.filter(({ state }) => state === 'ready')
    .map(({ id }) => id)
    .toSorted()
}

/** What holds for every run: numbers without gaps, a percentage that never falls, one end and nothing after it. */
function expectWhole(events: readonly RunEvent[]): void {
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index))
  expect(events[0]?.type).toBe('run-start')
  expect(events.filter(({ type }) => type === 'run-end')).toHaveLength(1)
  expect(events.at(-1)?.type).toBe('run-end')
  const percents = events.flatMap((event) => (event.type === 'stage' ? [event.percent] : []))
  expect(percents).toEqual(percents.toSorted((a, b) => a - b))
}
