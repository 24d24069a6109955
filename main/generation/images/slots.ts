/** Where an app's code names a picture of its own that may not be there yet: `images/<what-is-on-it>.svg`. Pure. */
import type { AppKind } from '#shared/domain/project.ts'
import { shapeOf, type Shape } from './shape.ts'

export interface ImageSlot {
  /** What is on it, in the file's name: `red-bicycle`. */
  readonly slug: string
  /** In the words of the code that shows it, where it says them; else the slug's. */
  readonly description: string
  readonly shape: Shape
}

/** A file that code may stand in. Larger ones are data, and would be searched for long. */
const searched = /\.(?:html?|css|m?[jt]sx?|json)$/i
const largestText = 512 * 1024
/** How much of the code around a name is looked at, in characters. */
const around = 600

/** A name in quotes, in `url(…)` or in a template without a hole; what comes before `images/` is the way to it. */
const names = /(["'`(])(?:\.{0,2}\/)*images\/([a-z0-9]+(?:-[a-z0-9]+)*)\.svg(?=["'`)?#])/g

/** The slots that this file names, each once, in the order in which they stand. */
export function findSlots(path: string, text: string): readonly ImageSlot[] {
  if (!searched.test(path) || text.length > largestText) return []
  const found = new Map<string, ImageSlot>()
  for (const match of text.matchAll(names)) {
    const [whole, , slug = ''] = match
    if (slug.length > 80 || found.has(slug)) continue
    const tag = tagAround(text, match.index)
    const said = tag === undefined ? saidBeside(text, match.index, match.index + whole.length) : attribute(tag, 'alt')
    const description = shortened(said) ?? slug.replaceAll('-', ' ')
    found.set(slug, { slug, description, shape: shapeOf(slug, tag ?? '') })
  }
  return [...found.values()]
}

/** Where a slot's file lies in the project, with the ending of what is in it. */
export function slotFile(kind: AppKind, slug: string, ending: string): string {
  return `${kind === 'react' ? 'public/' : ''}images/${slug}.${ending}`
}

/** The start of the element whose attribute stands at `at`, from `<` to `>`; undefined where it is in none. Of HTML and JSX. */
function tagAround(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - around), at)
  const start = [...before.matchAll(/<[a-z][\w.]*\s/gi)].at(-1)?.index
  if (start === undefined) return undefined
  const opened = before.slice(start)
  if (endOfTag(opened) !== undefined) return undefined
  const rest = text.slice(at, at + around)
  return opened + rest.slice(0, endOfTag(opened + rest, opened.length) ?? rest.length)
}

/** Where the element that begins the text ends, outside of quotes and braces; counted from `from`. */
function endOfTag(text: string, from = 0): number | undefined {
  let quote = ''
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index)
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'" || sign === '`') quote = sign
    else if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    else if (sign === '>' && depth === 0 && index >= from) return index - from
  }
  return undefined
}

/** `alt="…"`, `alt='…'`, `alt={'…'}`; undefined for what is put together when it runs. */
function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(
    `\\b${name}=(?:"([^"]*)"|'([^']*)'|\\{\\s*(?:"([^"]*)"|'([^']*)'|\`([^\`$]*)\`)\\s*\\})`,
  ).exec(tag)
  return match?.slice(1).find((value) => value !== undefined)
}

/** Of sample content, what the same record calls itself. */
function saidBeside(text: string, from: number, to: number): string | undefined {
  const start = text.lastIndexOf('{', from)
  const end = text.indexOf('}', to)
  if (start < 0 || end < 0 || from - start > around || end - to > around) return undefined
  const record = text.slice(start, end)
  for (const key of ['alt', 'name', 'title', 'label']) {
    const match = new RegExp(`\\b${key}["']?\\s*:\\s*(?:"([^"\\n]+)"|'([^'\\n]+)')`).exec(record)
    const value = match?.[1] ?? match?.[2]
    if (value !== undefined) return value
  }
  return undefined
}

const mostWords = 200

function shortened(text: string | undefined): string | undefined {
  const plain = text?.replace(/\s+/g, ' ').trim()
  return plain === undefined || plain === '' ? undefined : plain.slice(0, mostWords)
}
