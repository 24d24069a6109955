/** "Auto" from the window's side: what it would choose, what it chose, and that a prompt that waits is chosen for late. */
import { afterEach, expect, test } from 'vitest'
import { allEvents, cleanUp, finish, openStudio, page, says, scripted } from './test-studio.ts'

afterEach(cleanUp)

const kind = 'page' as const
const model = 'auto' as const

test('what would answer is told before, with the reason, and stands in the record after', async () => {
  const { client } = await openStudio([{ answer: '*' }, page('One'), finish])
  await client.settings.update({ favourites: [scripted] })
  const before = await client.run.estimate({ prompt: 'a page', model })
  expect(before.model).toEqual(scripted)
  expect(before.reason).toMatchObject({ kind: 'new-app' })
  const { runId, projectId } = await client.run.start({ prompt: 'a page', kind, model })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const { runs } = await client.project.open({ projectId })
  expect(runs).toMatchObject([{ state: 'done', asked: scripted, chosenBecause: before.because }])
  expect(runs[0]?.chosenReason).toEqual(before.reason)
  expect(await client.run.estimate({ projectId, prompt: 'how does it work?', model })).toMatchObject({
    reason: { kind: 'explanation' },
  })
})

test('what the user chose has no reason of ours', async () => {
  const { client } = await openStudio([{ answer: '*' }, page('One'), finish])
  const estimate = await client.run.estimate({ prompt: 'a page', model: scripted })
  expect(estimate).toMatchObject({ model: scripted })
  expect(estimate.because).toBeUndefined()
})

test('a prompt that waits is chosen for when its turn comes', async () => {
  const { client } = await openStudio([{ answer: '*' }, says('…', 50), page('One'), finish])
  await client.settings.update({ favourites: [scripted] })
  const { runId, projectId } = await client.run.start({ prompt: 'a page', kind, model: scripted })
  await client.queue.add({ projectId, prompt: 'make it blue', model })
  const { queue } = await client.project.open({ projectId })
  expect(queue.prompts).toMatchObject([{ model: 'auto' }])
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const next = queue.prompts[0]?.id ?? ''
  await expect
    .poll(async () => (await client.project.open({ projectId })).runs.find(({ id }) => id === next))
    .toMatchObject({ state: 'done', asked: scripted, chosenReason: { kind: 'edit' } })
})

test('the user’s own rules decide, and are kept', async () => {
  const { client } = await openStudio([{ answer: '*' }, page('One'), finish])
  const routing = [{ when: 'new-app' as const, prefer: [{ by: 'model' as const, model: scripted }] }]
  await client.settings.update({ routing })
  expect((await client.settings.get()).routing).toEqual(routing)
  expect((await client.run.estimate({ prompt: 'a page', model })).model).toEqual(scripted)
})
