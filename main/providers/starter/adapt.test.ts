import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { adapt, createApp, originOf } from './adapt.ts'
import { readCatalogue, type Template } from './catalogue.ts'
import { labelsIn } from './places.ts'

const catalogue = await readCatalogue(fileURLToPath(new URL('../../../resources/templates', import.meta.url)))
const template = (id: string): Template => {
  const found = catalogue.find(({ manifest }) => manifest.id === id)
  if (found === undefined) throw new Error(`no template ${id}`)
  return found
}
const page = (files: ReadonlyMap<string, string>) => files.get('index.html') ?? ''
const whole = (files: ReadonlyMap<string, string>, changed: ReadonlyMap<string, string>) =>
  new Map([...files, ...changed])

describe('a change to an app that was edited by hand', () => {
  const made = createApp(template('timer'), { name: 'FocusFlow' }).files
  const edited = new Map([
    [
      'index.html',
      page(made).replace('>Start</button>', '>Go!</button>').replace('padding: .85rem 2rem', 'padding: 1rem 3rem'),
    ],
    ['extra.js', 'console.log("mine")\n'],
  ])

  it('keeps the edits and changes one line only', () => {
    const { files, done } = adapt(edited, { theme: 'dark' }, template('timer'))
    expect(done).toEqual(['theme'])
    expect([...files.keys()]).toEqual(['index.html'])
    const before = page(edited).split('\n')
    const changed = page(files)
      .split('\n')
      .filter((line, index) => line !== before[index])
    expect(changed).toEqual(['<html lang="en" dir="ltr" data-theme="dark">'])
    expect(page(files)).toContain('>Go!</button>')
  })

  it('translates its own texts, leaves those of the user, and says how many', () => {
    const { files, keptTexts } = adapt(
      new Map([['index.html', page(edited).replaceAll('Sessions today', 'My list')]]),
      { language: 'ar' },
      template('timer'),
    )
    expect(page(files)).toContain('<html lang="ar" dir="rtl"')
    expect(page(files)).toContain('>Go!</button>')
    expect(page(files)).toContain('My list')
    expect(page(files)).toContain('من البداية')
    expect(keptTexts).toBe(1)
  })

  it('keeps a name that somebody chose when the language changes, and translates the template’s own', () => {
    expect(page(adapt(made, { language: 'ar' }, template('timer')).files)).toContain('<title>FocusFlow</title>')
    const own = createApp(template('timer'), {}).files
    expect(page(adapt(own, { language: 'ar' }, template('timer')).files)).toContain('<title>عمل عميق</title>')
  })

  it('renames title and headings, with what is special in HTML escaped, and keeps the storage key', () => {
    const { files } = adapt(made, { name: 'Tea & <Time>' }, template('timer'))
    expect(page(files)).toContain('<title>Tea &amp; &lt;Time&gt;</title>')
    expect(page(files)).toContain('<h1 class="app-name">Tea &amp; &lt;Time&gt;</h1>')
    expect(page(files)).toContain("const storageKey = 'focusflow-timer'")
  })

  it('renames where the class was taken away, by the old name', () => {
    const plainer = new Map([['index.html', page(made).replace(' class="app-name"', '')]])
    expect(page(adapt(plainer, { name: 'Zen' }, template('timer')).files)).toContain('<h1>Zen</h1>')
  })

  it('says what has no place any more, and changes the rest', () => {
    const bare = new Map([['index.html', page(made).replaceAll('[data-theme=', '[data-look=')]])
    const { files, done, missing } = adapt(bare, { theme: 'dark', palette: 'teal' }, template('timer'))
    expect(missing).toEqual(['theme'])
    expect(done).toEqual(['palette'])
    expect(page(files)).toContain('/* Palette: teal */')
    expect(page(files)).toContain('--accent: light-dark(#036f6b, #47d6cf);')
  })

  it('sends nothing when it is so already', () => {
    const dark = whole(made, adapt(made, { theme: 'dark' }, template('timer')).files)
    const again = adapt(dark, { theme: 'dark' }, template('timer'))
    expect(again.files.size).toBe(0)
    expect(again.already).toEqual(['theme'])
  })

  it('sets minutes everywhere they stand, within their range', () => {
    const { files } = adapt(edited, { minutes: 50, breakMinutes: 10 }, template('timer'))
    expect(page(files)).toContain('data-minutes="50" data-break-minutes="10"')
    expect(page(files)).toContain('>50:00</span>')
    expect(adapt(edited, { minutes: 5000 }, template('timer'))).toMatchObject({
      refused: [{ part: 'minutes', min: 1, max: 180 }],
    })
    expect(adapt(createApp(template('notes'), {}).files, { minutes: 5 }, template('notes')).missing).toEqual([
      'minutes',
    ])
  })
})

describe('several files', () => {
  it('are sent styles first, page next, scripts last, and only those that changed', () => {
    const { files } = createApp(template('kanban'), {})
    expect([...files.keys()]).toEqual(['app.css', 'index.html', 'app.js'])
    expect([...adapt(files, { palette: 'red' }, template('kanban')).files.keys()]).toEqual(['app.css'])
    expect([...adapt(files, { theme: 'dark' }, template('kanban')).files.keys()]).toEqual(['index.html'])
    expect([...adapt(files, { language: 'ar' }, template('kanban')).files.keys()]).toEqual(['index.html', 'app.js'])
  })
})

describe.each(catalogue)('$manifest.id', (own) => {
  const { manifest } = own
  const made = createApp(own, {}).files

  it('has every text of its manifest, each once in either language', () => {
    const english = Object.keys(manifest.arabic)
    expect([...labelsIn(made, new Set(english))].sort()).toEqual(english.sort())
    expect(new Set(Object.values(manifest.arabic)).size).toBe(english.length)
  })

  it('leaves no English text behind in Arabic, and comes back from it unchanged', () => {
    const arabic = whole(made, adapt(made, { language: 'ar' }, own).files)
    expect(adapt(made, { language: 'ar' }, own).keptTexts).toBe(0)
    expect(labelsIn(arabic, new Set(Object.keys(manifest.arabic))).size).toBe(0)
    expect(whole(arabic, adapt(arabic, { language: 'en' }, own).files)).toEqual(made)
  })

  it('has no visible text that the manifest does not know', () => {
    const known = new Set([...Object.keys(manifest.arabic), ...Object.values(manifest.defaults.name)])
    const markup = page(made).replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    const texts = [...markup.matchAll(/>\s*([^<>]*[^<>\s])\s*</g)].map((match) => match[1] ?? '')
    const unknown = texts.filter((text) => /[a-z]{2,}|[\u0600-\u06ff]{2,}/i.test(text) && !known.has(text))
    expect(unknown.filter((text) => text !== 'doctype html')).toEqual([])
  })

  it('is found again from its files, also after edits and in Arabic', () => {
    const arabic = createApp(own, { language: 'ar', name: 'X', palette: 'pink', theme: 'dark' }).files
    expect(originOf(arabic, catalogue)).toBe(own)
    expect(
      originOf(new Map([['index.html', '<!doctype html><title>x</title><p>hello</p>']]), catalogue),
    ).toBeUndefined()
  })

  it('asks for nothing from outside, and uses no prompt or alert', () => {
    const all = [...made.values()].join('\n')
    expect(all).not.toMatch(/https?:\/\/|@import|\b(?:prompt|alert|confirm)\(|<iframe|\beval\(/)
    expect(all).not.toMatch(/\{\{|\}\}|<%|\$\{\{/)
  })
})
