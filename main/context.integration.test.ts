/** What goes along with changes, as the studio sends it: real files, real HTTP, real runs. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { ContextWishes } from '#shared/domain/context.ts'
import { readApp } from '../bench/context-changes.ts'
import { chatAnswer, chatReply, startFakeServer, type FakeServer } from '../e2e/fake-providers/index.ts'
import { allEvents, cleanUp, openStudio, type TestStudio } from './test-studio.ts'

const servers: FakeServer[] = []
afterEach(async () => {
  await cleanUp()
  await Promise.all(servers.splice(0).map(({ close }) => close()))
})

const model = { provider: 'openai-compatible', model: 'fake-model' } as const
const none: ContextWishes = { add: [], remove: [], picked: [], open: [] }
const palette = '```css path=src/palette.css\n:root { --accent: teal; }\n```\n'

interface Dashboard extends TestStudio {
  readonly projectId: string
  /** The user's words and what goes with them, as the n-th request for an answer has them. */
  sent(index: number): string
  change(prompt: string, context?: ContextWishes): Promise<Awaited<ReturnType<typeof allEvents>>>
}

/** A project that holds the sales dashboard, and a server that answers so, one after the other. */
async function open(...answers: readonly string[]): Promise<Dashboard> {
  let asked = 0
  const server = await startFakeServer(({ path: address }) => {
    if (!address.endsWith('/chat/completions'))
      return { steps: [{ send: JSON.stringify({ data: [{ id: 'fake-model' }] }) }] }
    asked += 1
    return chatReply(chatAnswer(answers[asked - 1] ?? 'Nothing.'))
  })
  servers.push(server)
  const studio = await openStudio([])
  const { client } = studio
  await client.settings.update({ openaiCompatible: { baseUrl: `${server.origin}/v1` } })
  const { projectId } = await client.project.create({ name: 'Sales', source: { type: 'empty' } })
  const { project } = await client.project.open({ projectId })
  for (const [file, text] of await readApp()) {
    await mkdir(path.dirname(path.join(project.folder, file)), { recursive: true })
    await writeFile(path.join(project.folder, file), text)
  }
  return {
    ...studio,
    projectId,
    sent(index) {
      const bodies = server.requests.filter((request) => request.path.endsWith('/chat/completions'))
      const { messages } = JSON.parse(bodies[index]?.body ?? '{}') as { messages: { content: string }[] }
      return messages.at(-1)?.content ?? ''
    },
    async change(prompt, context) {
      const asks = { projectId, prompt, kind: 'page' as const, model, ...(context === undefined ? {} : { context }) }
      const { runId } = await client.run.start(asks)
      return allEvents(await client.run.attach({ runId, afterSeq: -1 }))
    },
  }
}

test('a change of colour sends the styles and the outline of the rest; the estimate says so before', async () => {
  const { client, projectId, change, sent } = await open(`Teal it is.\n\n${palette}`)
  const prompt = 'Make the accent colour teal'
  const { context, inputTokens } = await client.run.estimate({ projectId, prompt, model })
  expect(context?.files.filter(({ whole }) => whole)).toMatchObject([
    { path: 'src/palette.css', why: { by: 'role', of: 'styles' } },
    { path: 'src/theme.css', why: { by: 'role', of: 'styles' } },
  ])
  expect(inputTokens).toBeLessThan((context?.everything ?? 0) * 0.15)
  const events = await change(prompt)
  expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'done' })
  expect(sent(0)).toContain('```css path=src/palette.css\n')
  expect(sent(0)).toContain('order-form.tsx: OrderForm')
  expect(sent(0)).not.toContain('export function OrderForm')
  // The next prompt points back.
  await change('make it darker')
  expect(sent(1)).toContain('- asked: Make the accent colour teal\n  answered: Teal it is.\n  changed: src/palette.css')
  expect(sent(1)).toContain(':root { --accent: teal; }')
})

test('what the user adds and takes out counts for the run, and for one that waited in line', async () => {
  const { client, projectId, change, sent } = await open()
  const context = { ...none, add: ['src/data/csv.ts'], remove: ['src/theme.css'] }
  await change('Make the accent colour teal', context)
  await client.queue.add({ projectId, prompt: 'Make the accent colour red', model, context })
  while ((await client.project.open({ projectId })).runs.filter(({ state }) => state !== 'running').length < 2)
    await new Promise((resolve) => setTimeout(resolve, 5))
  for (const index of [0, 1]) {
    expect(sent(index)).toContain('path=src/data/csv.ts')
    expect(sent(index)).not.toContain('path=src/theme.css')
  }
})

test('a model may ask for a file that it has not seen, and gets it; it cannot write over one', async () => {
  const blind = '```ts path=src/store.ts\nexport const useStore = () => ({})\n```\n'
  const { change, sent } = await open('NEED: src/screens/settings.tsx', palette, blind)
  const events = await change('Make the accent colour teal')
  expect(sent(0)).not.toContain('path=src/screens/settings.tsx')
  expect(sent(1)).toContain('path=src/screens/settings.tsx')
  expect(events.flatMap((event) => (event.type === 'text-delta' ? event.text : '')).join('')).not.toContain('NEED')
  expect(events).toContainEqual(expect.objectContaining({ type: 'file-end', path: 'src/palette.css' }))
  const refused = await change('Make the accent colour red')
  expect(refused).toContainEqual(expect.objectContaining({ type: 'file-reject', path: 'src/store.ts' }))
})
