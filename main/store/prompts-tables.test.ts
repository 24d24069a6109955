/** Attachments and waiting prompts, in a real database. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { QueuedPrompt } from '#shared/domain/queue.ts'
import { openStore, type Store } from './store.ts'

let folder: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiln-store-'))
  store = openStore(folder)
  store.projects.insert({ id: 'p', name: 'p', kind: 'page', folder: '/projects/p', createdAt: 1, updatedAt: 1 })
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

function attachment(id: string): Attachment {
  return { id, name: `${id}.txt`, kind: 'text', mediaType: 'text/plain', bytes: 1 }
}

function waiting(id: string, attachments: Attachment[] = []): QueuedPrompt {
  return { id, prompt: id, model: { provider: 'starter', model: 'starter' }, attachments, createdAt: 1 }
}

test('the same bytes twice are one attachment, under the newer name', () => {
  store.attachments.put(attachment('a'), Buffer.from('x'), 1)
  store.attachments.put({ ...attachment('a'), name: 'other.txt' }, Buffer.from('x'), 2)
  expect(store.attachments.get('a')).toMatchObject({ name: 'other.txt' })
  expect(Buffer.from(store.attachments.read('a') ?? []).toString()).toBe('x')
})

test('only what is old and in no run and no queue is forgotten', () => {
  for (const id of ['run', 'queue', 'old', 'young']) {
    store.attachments.put(attachment(id), Buffer.from(id), id === 'young' ? 10 : 1)
  }
  store.runs.insert({
    id: 'r',
    projectId: 'p',
    prompt: 'a timer',
    attachments: [attachment('run')],
    kind: 'page',
    mode: 'create',
    asked: { provider: 'starter', model: 'starter' },
    state: 'done',
    draft: 'none',
    startedAt: 1,
    text: '',
    files: [],
    citations: [],
  })
  store.queues.set('p', { prompts: [waiting('q'), waiting('q2', [attachment('queue')])], paused: false })
  expect(store.attachments.removeUnused(5)).toBe(1)
  const left = ['run', 'queue', 'old', 'young'].filter((id) => store.attachments.get(id) !== undefined)
  expect(left).toEqual(['run', 'queue', 'young'])
})

describe('the prompts that wait', () => {
  test('are there after a reopening, in their order', () => {
    store.queues.set('p', { prompts: [waiting('b'), waiting('a', [attachment('x')])], paused: true })
    store.close()
    store = openStore(folder)
    expect(store.queues.get('p')).toEqual({
      prompts: [waiting('b'), waiting('a', [attachment('x')])],
      paused: true,
    })
    expect(store.queues.projectIds()).toEqual(['p'])
  })

  test('take their pause with them, and go with their project', () => {
    store.queues.set('p', { prompts: [waiting('a')], paused: true })
    store.queues.set('p', { prompts: [], paused: true })
    expect(store.queues.get('p')).toEqual({ prompts: [], paused: false })
    store.queues.set('p', { prompts: [waiting('a')], paused: true })
    store.projects.remove('p')
    expect(store.queues.projectIds()).toEqual([])
  })
})

test('a summary goes with its project, and one of a project that is gone is let be', () => {
  const summary = { upTo: 'r', text: 'A timer, green.', madeBy: 'small', madeAt: 1 }
  store.summaries.set('p', summary)
  store.summaries.set('p', { ...summary, text: 'A timer, red.' })
  store.summaries.set('gone', summary)
  expect(store.summaries.get('p')?.text).toBe('A timer, red.')
  expect(store.summaries.get('gone')).toBeUndefined()
  expect(store.check()).toEqual([])
})
