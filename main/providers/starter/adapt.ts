/**
 * Changes an app's parameters in its own files, and nothing else. A new app is a template changed in this way, a later
 * "make it dark" is the same change made to the user's current files: there is one way, and hand edits stay.
 */
import type { Manifest, Template } from './catalogue.ts'
import { paletteNames, paletteValues } from './palettes.ts'
import type { Language, Wishes } from './read-prompt.ts'
import {
  isPage,
  isStyle,
  labelsIn,
  readAttribute,
  readTitle,
  setAttribute,
  setLabels,
  setNames,
  setProperty,
  setTitle,
} from './places.ts'

export type Part = 'name' | 'palette' | 'theme' | 'language' | 'minutes' | 'breakMinutes'

export interface Adapted {
  /** Only the files that changed, in the order to send them: styles, pages, scripts. */
  readonly files: ReadonlyMap<string, string>
  readonly done: readonly Part[]
  /** What was so already. */
  readonly already: readonly Part[]
  /** What was asked for but has no place in these files (any more). */
  readonly missing: readonly Part[]
  /** Numbers outside their range, with the range. */
  readonly refused: readonly { readonly part: Part; readonly min: number; readonly max: number }[]
  /** Texts that were changed by hand and so were not translated. */
  readonly keptTexts: number
}

const order = (path: string) => (isStyle(path) ? 0 : isPage(path) ? 1 : 2)

function labelPairs(manifest: Manifest, to: Language): Map<string, string> {
  const pairs = Object.entries(manifest.arabic)
  return new Map(to === 'ar' ? pairs : pairs.map(([english, arabic]) => [arabic, english]))
}

/** Applies the wishes to the files. `template` is what the files came from; without it labels and numbers have no place. */
export function adapt(current: ReadonlyMap<string, string>, wishes: Wishes, template: Template | undefined): Adapted {
  const files = new Map(current)
  const done: Part[] = []
  const already: Part[] = []
  const missing: Part[] = []
  const refused: { part: Part; min: number; max: number }[] = []
  let keptTexts = 0

  /** Runs one change over all files; `found` tells whether its places are there at all. */
  const change = (part: Part, found: boolean, edit: (text: string, path: string) => string) => {
    if (!found) {
      missing.push(part)
      return
    }
    let changed = false
    for (const [path, text] of files) {
      const next = edit(text, path)
      if (next === text) continue
      files.set(path, next)
      changed = true
    }
    ;(changed ? done : already).push(part)
  }
  const some = (test: (text: string, path: string) => boolean) => [...files].some(([path, text]) => test(text, path))

  const before =
    [...files].find(([path]) => path === 'index.html')?.[1] ?? [...files].find(([path]) => isPage(path))?.[1] ?? ''
  const language: Language = readAttribute(before, 'lang')?.startsWith('ar') === true ? 'ar' : 'en'

  if (wishes.theme !== undefined) {
    const theme = wishes.theme
    const obeyed = some((text, path) => (isPage(path) || isStyle(path)) && text.includes('[data-theme='))
    change('theme', obeyed && before !== '', (text, path) =>
      isPage(path) ? setAttribute(text, 'data-theme', theme) : text,
    )
  }

  if (wishes.palette !== undefined) {
    const palette = wishes.palette
    const values = paletteValues(palette)
    const found = some((text, path) => (isPage(path) || isStyle(path)) && /--accent\s*:/.test(text))
    change('palette', found, (text, path) => {
      if (!isPage(path) && !isStyle(path)) return text
      let next = text
      for (const [property, value] of values) next = setProperty(next, property, value)
      return next.replace(new RegExp(`(/\\* Palette: )(?:${paletteNames.join('|')})\\b`), `$1${palette}`)
    })
  }

  const defaults = template?.manifest.defaults.name
  let name = wishes.name
  if (wishes.language !== undefined) {
    const to = wishes.language
    const pairs = template === undefined ? undefined : labelPairs(template.manifest, to)
    change('language', pairs !== undefined && before !== '', (text, path) => {
      const marked = isPage(path)
        ? setAttribute(setAttribute(text, 'lang', to), 'dir', to === 'ar' ? 'rtl' : 'ltr')
        : text
      return setLabels(marked, path, (label) => pairs?.get(label))
    })
    if (template !== undefined) {
      const whole = labelsIn(template.files, new Set(labelPairs(template.manifest, 'ar').keys())).size
      keptTexts = Math.max(0, whole - labelsIn(files, new Set(labelPairs(template.manifest, to).values())).size)
      // The template's own name is a text like the others; a name that somebody chose is not translated.
      if (name === undefined && defaults !== undefined && readTitle(before) === defaults[language]) name = defaults[to]
    }
  }

  if (name !== undefined) {
    const wanted = name
    const old = readTitle(before)
    const edit = (text: string, path: string) =>
      isPage(path) ? setNames(setTitle(text, wanted), wanted, old ?? '') : text
    if (wishes.name !== undefined) change('name', old !== undefined, edit)
    else for (const [path, text] of files) files.set(path, edit(text, path))
  }

  for (const part of ['minutes', 'breakMinutes'] as const) {
    const value = wishes[part]
    if (value === undefined) continue
    const number = template?.manifest.numbers?.[part]
    if (number !== undefined && (value < number.min || value > number.max)) {
      refused.push({ part, min: number.min, max: number.max })
      continue
    }
    const places = number?.places ?? []
    const pattern = (place: (typeof places)[number]) =>
      new RegExp(`(${escape(place.before)})\\d+(${escape(place.after)})`, 'g')
    // The first place is the one that the app obeys; the others only show it.
    const first = places[0]
    const found = first !== undefined && pattern(first).test(files.get(first.file) ?? '')
    change(part, found, (text, path) => {
      let next = text
      for (const place of places) {
        if (place.file !== path) continue
        const written = place.as === 'two' ? String(value).padStart(2, '0') : String(value)
        next = next.replace(pattern(place), (_, left: string, right: string) => left + written + right)
      }
      return next
    })
  }

  const changed = [...files]
    .filter(([path, text]) => current.get(path) !== text)
    .sort(([a], [b]) => order(a) - order(b))
  return { files: new Map(changed), done, already, missing, refused, keptTexts }
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Every file of a template with the wishes applied, in the order to send them, and what has no place in it. */
export function createApp(
  template: Template,
  wishes: Wishes,
): { files: ReadonlyMap<string, string>; adapted: Adapted } {
  const adapted = adapt(template.files, wishes, template)
  const files = new Map([...template.files].map(([path, text]) => [path, adapted.files.get(path) ?? text]))
  // Apps opened from one folder share their storage: each keeps its own under its own name.
  const slug = (wishes.name ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  if (slug !== '') {
    for (const [path, text] of files) {
      files.set(path, text.replace(/^(\s*const storageKey = )'[^'\n]*'/m, `$1'${slug}-${template.manifest.id}'`))
    }
  }
  return { files, adapted }
}

/** The template that an app was made from: the one that shares most of its lines, if it is a fifth of them or more. */
export function originOf(files: ReadonlyMap<string, string>, catalogue: readonly Template[]): Template | undefined {
  const own = new Set([...files.values()].flatMap(significantLines))
  let best: { template: Template; share: number } | undefined
  for (const template of catalogue) {
    const lines = [...template.files.values()].flatMap(significantLines)
    const share = lines.filter((line) => own.has(line)).length / Math.max(1, lines.length)
    if (best === undefined || share > best.share) best = { template, share }
  }
  return best !== undefined && best.share >= 0.2 ? best.template : undefined
}

function significantLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 14)
}
