import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { toAppError } from '#shared/domain/error.ts'
import type { ModelEvent, Task } from '../provider.ts'
import { createStarter } from './provider.ts'

const templatesFolder = fileURLToPath(new URL('../../../resources/templates', import.meta.url))
const starter = createStarter({ templatesFolder, paceMs: 0 })

async function ask(
  prompt: string,
  task: Partial<Task> = {},
): Promise<{ events: ModelEvent[]; text: string; paths: string[] }> {
  const events: ModelEvent[] = []
  const request = { model: 'starter', messages: [], task: { prompt, kind: 'page' as const, files: new Map(), ...task } }
  for await (const event of starter.stream(request, new AbortController().signal)) events.push(event)
  const text = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
  return { events, text, paths: [...text.matchAll(/^```\w+ path=(\S+)$/gm)].map((match) => match[1] ?? '') }
}

describe('a new app', () => {
  it('starts, comes in small pieces, and ends whole, with no tokens counted', async () => {
    const { events } = await ask('a pomodoro timer called FocusFlow, dark')
    expect(events[0]).toEqual({ type: 'response-start', model: 'starter' })
    expect(events.at(-1)).toEqual({ type: 'finish', reason: 'stop', usage: { input: 0, output: 0, estimated: false } })
    const longest = Math.max(...events.map((event) => (event.type === 'text-delta' ? [...event.text].length : 0)))
    expect(longest).toBeLessThanOrEqual(4)
  })

  it('says which template, why, and that no model was used, before the file', async () => {
    const { text, paths } = await ask('a pomodoro timer called FocusFlow, dark')
    const said = text.slice(0, text.indexOf('```'))
    expect(said).toMatch(/Pomodoro timer.*“pomodoro” and “timer”.*name “FocusFlow”.*No model was used/s)
    expect(paths).toEqual(['index.html'])
    expect(text.trimEnd().endsWith('</html>\n```')).toBe(true)
  })

  it('says what it did not use', async () => {
    const { text } = await ask('a timer that syncs with Spotify')
    expect(text).toContain('Not used from your prompt: “syncs with Spotify”')
  })

  it('answers an Arabic prompt in Arabic, with an Arabic app', async () => {
    const { text } = await ask('مؤقت بومودورو باسم تركيزي')
    expect(text).toContain('لم يُستخدم أي نموذج')
    expect(text).toContain('<html lang="ar" dir="rtl" data-theme="auto">')
    expect(text).toContain('<h1 class="app-name">تركيزي</h1>')
  })
})

describe('where nothing fits', () => {
  it('offers the nearest three with their prompts, and sends no file', async () => {
    const { text, paths } = await ask('a day planner')
    expect(paths).toEqual([])
    expect(text).toContain('No built-in template fits')
    expect(text.match(/^- \*\*/gm)).toHaveLength(3)
    expect(text).toContain('**Todo list**')
  })

  it('a React app is not passed off as a page', async () => {
    const { text, paths } = await ask('a kanban board', { kind: 'react' })
    expect(paths).toEqual([])
    expect(text).toMatch(/pages only for now/)
    expect(text.indexOf('**Kanban board**')).toBeGreaterThan(0)
  })
})

describe('a change', () => {
  const files = new Map([['index.html', '<!doctype html>\n<html lang="en">\n<title>Mine</title>\n<h1>Mine</h1>\n']])

  it('is refused plainly when it needs a model, and no file is sent', async () => {
    const made = await ask('timer')
    const app = new Map([
      ['index.html', made.text.slice(made.text.indexOf('<!doctype'), made.text.lastIndexOf('\n```'))],
    ])
    const { text, paths } = await ask('add a chart of last week', { files: app })
    expect(paths).toEqual([])
    expect(text).toMatch(
      /cannot do “add a chart of last week”.*needs a model.*Starter can: “make it dark.*50 minutes.*No file was changed/s,
    )
    expect((await ask('undo that', { files: app })).text).toContain('under Versions')
    const both = await ask('make it dark and add a chart', { files: app })
    expect(both.paths).toEqual(['index.html'])
    expect(both.text).toMatch(/Changed: dark\..*cannot do “add a chart”/s)
  })

  it('to an app of another origin says so', async () => {
    const { text, paths } = await ask('make it dark', { files })
    expect(paths).toEqual([])
    expect(text).toContain('[data-theme]')
    expect(text).toContain('not made from a built-in template')
  })

  it('a request for another app does not overwrite the one that is there', async () => {
    const { text, paths } = await ask('a kanban board', { files })
    expect(paths).toEqual([])
    expect(text).toContain('start a new project')
  })

  it('a file with fences in it gets a longer fence', async () => {
    const fenced = new Map([
      ['index.html', '<!doctype html>\n<html lang="en">\n<title>Mine</title>\n<pre>\n````\n</pre>\n'],
    ])
    const { text } = await ask('rename it to Yours', { files: fenced })
    expect(text).toContain('`````html path=index.html\n')
    expect(text.trimEnd().endsWith('\n`````')).toBe(true)
  })
})

describe('stopping', () => {
  it('ends with "aborted" at the next piece, however slow the pace', async () => {
    const slow = createStarter({ templatesFolder, paceMs: 60_000 })
    const stop = new AbortController()
    const pieces: string[] = []
    const read = async () => {
      for await (const event of slow.stream(
        { model: 'starter', messages: [], task: { prompt: 'timer', kind: 'page', files: new Map() } },
        stop.signal,
      )) {
        if (event.type === 'text-delta') pieces.push(event.text)
        if (pieces.length === 1) setImmediate(() => stop.abort())
      }
    }
    const error = await read().then(() => undefined, toAppError)
    expect(error?.kind).toBe('aborted')
    expect(pieces).toHaveLength(1)
  })
})

it('lists its one model, and says what to do when the templates are missing', async () => {
  expect((await starter.listModels(new AbortController().signal)).map(({ id }) => id)).toEqual(['starter'])
  const empty = createStarter({ templatesFolder: await mkdtemp(join(tmpdir(), 'kiln-')) })
  await expect(empty.listModels(new AbortController().signal)).rejects.toThrow(/Install Kiln again/)
})
