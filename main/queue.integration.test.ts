/** Prompts that wait, as windows see them: the real router, a real database, scripted answers. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openStore } from './store/store.ts'
import {
  allEvents,
  cleanUp,
  finish,
  openStudio,
  page,
  says,
  scripted as model,
  type TestStudio,
} from './test-studio.ts'

afterEach(cleanUp)

const kind = 'page' as const

/** A studio whose first run is held open until it is stopped, or ended by `release` words. */
async function busy(more: readonly object[] = []) {
  const opened = await openStudio([{ answer: 'first' }, page('First'), { hold: true }, ...more])
  const { runId, projectId } = await opened.client.run.start({ prompt: 'first', kind, model })
  const add = (prompt: string, attachments: string[] = []) =>
    opened.client.queue.add({ projectId, prompt, model, attachments })
  return { ...opened, runId, projectId, add }
}

/** A run that ends well after a moment, with two prompts waiting behind it. */
async function endingSoon(more: readonly object[]) {
  const opened = await openStudio([{ answer: 'first' }, page('First'), says(' ', 300), finish, ...more])
  const { runId, projectId } = await opened.client.run.start({ prompt: 'first', kind, model })
  const add = (prompt: string, attachments: string[] = []) =>
    opened.client.queue.add({ projectId, prompt, model, attachments })
  return { ...opened, runId, projectId, add }
}

async function waiting({ client }: TestStudio, projectId: string) {
  const { queue } = await client.project.open({ projectId })
  return { prompts: queue.prompts.map(({ prompt }) => prompt), paused: queue.paused }
}

async function runsOf({ client }: TestStudio, projectId: string) {
  return (await client.project.open({ projectId })).runs.map(({ prompt, state }) => `${prompt}: ${state}`)
}

test('prompts start by themselves, one after the other, in their order', async () => {
  const opened = await endingSoon([
    { answer: 'second' },
    page('Second'),
    finish,
    { answer: 'third' },
    page('Third'),
    finish,
  ])
  const { projectId, add } = opened
  const second = await add('second')
  await add('third')
  await expect
    .poll(() => runsOf(opened, projectId), { timeout: 10_000 })
    .toEqual(['first: done', 'second: done', 'third: done'])
  expect(await waiting(opened, projectId)).toEqual({ prompts: [], paused: false })
  const { runs } = await opened.client.project.open({ projectId })
  expect(runs[1]?.id).toBe(second.id)
})

test('the count of live runs never falls to none between two of them: the process stays', async () => {
  const opened = await endingSoon([{ answer: 'second' }, page('Second'), says(' ', 100), finish])
  const counts: number[] = []
  opened.studio.onLiveRunsChange(() => counts.push(opened.studio.liveRuns()))
  await opened.add('second')
  await expect
    .poll(() => runsOf(opened, opened.projectId), { timeout: 10_000 })
    .toEqual(['first: done', 'second: done'])
  expect(counts.indexOf(0)).toBe(counts.length - 1)
})

test('a prompt that comes when nothing is live starts at once', async () => {
  const opened = await openStudio([{ answer: '*' }, page('One'), finish])
  const { runId, projectId } = await opened.client.run.start({ prompt: 'first', kind, model })
  await allEvents(await opened.client.run.attach({ runId, afterSeq: -1 }))
  await opened.client.queue.add({ projectId, prompt: 'second', model })
  await expect.poll(() => runsOf(opened, projectId)).toEqual(['first: done', 'second: done'])
})

test('can be put in another order, worded anew, taken out and brought back', async () => {
  const opened = await busy()
  const { client, projectId, add } = opened
  const [a, b, c] = [await add('a'), await add('b'), await add('c')]
  await client.queue.move({ projectId, id: c.id, to: 0 })
  await client.queue.change({ projectId, id: a.id, prompt: ' a, but green ' })
  expect((await waiting(opened, projectId)).prompts).toEqual(['c', 'a, but green', 'b'])
  await client.queue.remove({ projectId, id: a.id })
  expect((await waiting(opened, projectId)).prompts).toEqual(['c', 'b'])
  await client.queue.undoRemove({ projectId, ids: [a.id] })
  expect((await waiting(opened, projectId)).prompts).toEqual(['c', 'a, but green', 'b'])
  const { ids } = await client.queue.clear({ projectId })
  expect(ids).toEqual([c.id, a.id, b.id])
  await client.queue.undoRemove({ projectId, ids })
  expect((await waiting(opened, projectId)).prompts).toEqual(['c', 'a, but green', 'b'])
  await expect(client.queue.change({ projectId, id: 'gone', prompt: 'x' })).rejects.toThrow(/does not wait any more/)
  await expect(client.queue.change({ projectId, id: b.id, prompt: ' ' })).rejects.toThrow(/Write what you want/)
})

test('what is just being started is not taken out or changed any more: it runs as it was sent', async () => {
  const opened = await openStudio([{ answer: '*' }, page('One'), finish])
  const { client } = opened
  const { runId, projectId } = await client.run.start({ prompt: 'first', kind, model })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const { id } = await client.queue.add({ projectId, prompt: 'second', model })
  await expect(client.queue.change({ projectId, id, prompt: 'other' })).rejects.toThrow(/does not wait any more/)
  await expect(client.queue.remove({ projectId, id })).rejects.toThrow(/does not wait any more/)
  expect(await client.queue.clear({ projectId })).toEqual({ ids: [] })
  await expect.poll(() => runsOf(opened, projectId)).toEqual(['first: done', 'second: done'])
})

test('takes what is attached along', async () => {
  const opened = await endingSoon([{ answer: 'second' }, page('Second'), finish])
  const { id } = await opened.client.attachment.add({ file: new File(['Be kind.'], 'notes.txt') })
  await opened.add('second', [id])
  await expect
    .poll(() => runsOf(opened, opened.projectId), { timeout: 10_000 })
    .toEqual(['first: done', 'second: done'])
  const { runs } = await opened.client.project.open({ projectId: opened.projectId })
  expect(runs[1]?.attachments).toMatchObject([{ id, name: 'notes.txt' }])
})

describe('a run that does not end well', () => {
  test('pauses what waits; it goes on when it is told to, and not over an unfinished answer', async () => {
    const opened = await busy([{ answer: 'second' }, page('Second'), finish])
    const { client, projectId, runId, add } = opened
    await add('second')
    await client.run.stop({ runId })
    expect(await waiting(opened, projectId)).toEqual({ prompts: ['second'], paused: true })
    const { runs } = await client.project.open({ projectId })
    if (runs[0]?.draft === 'pending') {
      await expect(client.queue.resume({ projectId })).rejects.toThrow(/Keep or discard it first/)
      await client.run.discardDraft({ runId })
    }
    await client.queue.resume({ projectId })
    await expect.poll(() => runsOf(opened, projectId)).toEqual(['first: stopped', 'second: done'])
  })

  test('in the middle of a file leaves a draft that is not run over', async () => {
    const opened = await openStudio([{ answer: 'first' }, says('```html path=index.html\n<h1>Ha'), { hold: true }])
    const { client } = opened
    const { runId, projectId } = await client.run.start({ prompt: 'first', kind, model })
    await client.queue.add({ projectId, prompt: 'second', model })
    for await (const batch of await client.run.attach({ runId, afterSeq: -1 })) {
      if (batch.some(({ type }) => type === 'file-delta')) break
    }
    await client.run.stop({ runId })
    await expect(client.queue.resume({ projectId })).rejects.toThrow(/Keep or discard it first/)
    expect(await waiting(opened, projectId)).toEqual({ prompts: ['second'], paused: true })
    expect((await client.project.open({ projectId })).runs[0]?.draft).toBe('pending')
  })

  test('is followed by nothing, also when a prompt is added to the paused line', async () => {
    const opened = await busy([{ answer: '*' }, page('Next'), finish])
    const { client, projectId, runId, add } = opened
    await add('second')
    await client.run.stop({ runId })
    await add('third')
    expect(await waiting(opened, projectId)).toEqual({ prompts: ['second', 'third'], paused: true })
    expect(await runsOf(opened, projectId)).toEqual(['first: stopped'])
    // A prompt sent by hand runs, and does not end the pause.
    const { runId: own } = await client.run.start({ projectId, prompt: 'own', kind, model })
    await allEvents(await client.run.attach({ runId: own, afterSeq: -1 }))
    expect(await waiting(opened, projectId)).toEqual({ prompts: ['second', 'third'], paused: true })
  })

  test('a line that was cleared while it was paused is paused again when it is brought back', async () => {
    const opened = await busy()
    const { client, projectId, runId, add } = opened
    await add('second')
    await client.run.stop({ runId })
    const { ids } = await client.queue.clear({ projectId })
    await client.queue.undoRemove({ projectId, ids })
    expect(await waiting(opened, projectId)).toEqual({ prompts: ['second'], paused: true })
  })
})

describe('a crash', () => {
  test('keeps what waits, paused', async () => {
    const opened = await busy()
    await opened.add('second')
    await opened.add('third')
    // What is on disk at this very moment is what a killed process leaves.
    const copy = await mkdtemp(join(tmpdir(), 'kiln-crash-'))
    // A file that is being put down goes while it is copied.
    await cp(opened.folder, copy, { recursive: true, filter: (path) => !path.includes('.kiln-staging') })
    const again = await openStudio([], copy)
    expect(await waiting(again, opened.projectId)).toEqual({ prompts: ['second', 'third'], paused: true })
    expect(await runsOf(again, opened.projectId)).toEqual(['first: truncated'])
    await again.stop()
    await rm(copy, { recursive: true })
  })

  test('between the start of a prompt and its leaving the line does not run it twice', async () => {
    const opened = await busy()
    await opened.add('second')
    await opened.stop()
    const store = openStore(opened.folder)
    const [project] = store.projects.list()
    const queue = store.queues.get(opened.projectId)
    const [run] = store.runs.listByProject(opened.projectId)
    const started = { ...queue.prompts[0], id: run?.id ?? '', prompt: 'first' } as (typeof queue.prompts)[number]
    store.queues.set(opened.projectId, { ...queue, prompts: [started, ...queue.prompts] })
    store.close()
    expect(project?.id).toBe(opened.projectId)
    const again = await openStudio([], opened.folder)
    expect(await waiting(again, opened.projectId)).toEqual({ prompts: ['second'], paused: true })
  })

  test('and closing Kiln keep it alike', async () => {
    const opened = await busy()
    await opened.add('second')
    await opened.stop()
    const again = await openStudio([], opened.folder)
    expect(await waiting(again, opened.projectId)).toEqual({ prompts: ['second'], paused: true })
    await again.stop()
  })
})

test('a line that cannot go on says why when it is told to, and waits', async () => {
  const opened = await busy()
  const { client, projectId, runId, folder } = opened
  await opened.add('second')
  await client.run.stop({ runId })
  await rm(join(folder, 'projects'), { recursive: true })
  await expect(client.queue.resume({ projectId })).rejects.toThrow(/The folder of “First” is not at/)
  expect(await waiting(opened, projectId)).toEqual({ prompts: ['second'], paused: true })
})

test('every window hears of a change in the line', async () => {
  const { client, projectId, add } = await busy()
  const leave = new AbortController()
  const events = await client.studio.watch(undefined, { signal: leave.signal })
  const heard = (async () => {
    for await (const event of events) if (event.type === 'project-changed' && event.projectId === projectId) return true
    return false
  })()
  await add('second')
  expect(await heard).toBe(true)
  leave.abort()
})

test('the line of a project that is removed is gone with it, and starts nothing', async () => {
  const opened = await busy()
  await opened.add('second')
  await opened.client.project.remove({ projectId: opened.projectId })
  expect(opened.studio.liveRuns()).toBe(0)
  await expect(opened.add('third')).rejects.toThrow(/not there any more/)
})
