/** What stands behind a fence's backticks: the language and, in the many ways models write it, the path. Pure. */
import { looksLikePath } from './file-names.ts'

export interface FenceInfo {
  /** Lower case; empty when none was given. */
  readonly language: string
  readonly path?: string
  /** Of a renaming: the new path. */
  readonly to?: string
  /** An opening brace that this line does not close: a lone `}` on the next line belongs to it. */
  readonly openBrace: boolean
}

const attribute =
  /(?:^|[\s{,(])(path|file|filename|filepath|title|name)\s*[=:]\s*(?:"([^"]*)"?|'([^']*)'?|`([^`]*)`|([^\s"'`,}]+))/gi

/**
 * `html path=index.html`, `{path="a.css"}`, `js title='x.js'`, `html:index.html`, `html index.html`, `index.html`,
 * `html (index.html)`, `css // a.css`. `title` and `name` count only when they look like a path: they also hold captions.
 */
export function readFenceInfo(info: string): FenceInfo {
  const text = info.trim()
  const openBrace = text.includes('{') && !text.includes('}')
  let first = /^\.?([\w+#-]*)(?=$|[\s{:,(=])/.exec(text.replace(/^\{\s*/, ''))?.[1] ?? ''
  if (/^\{?\s*\.?[\w+#-]+\s*[=:]/.test(text) && /^(?:path|file|filename|filepath|title|name)$/i.test(first)) first = ''
  const language = first.toLowerCase()

  for (const match of text.matchAll(attribute)) {
    const value = (match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').trim()
    const exact = /^(?:path|file|filename|filepath)$/i.test(match[1] ?? '')
    if (value !== '' && (exact || looksLikePath(value))) {
      return { language, path: value, ...targetOf(language, text), openBrace }
    }
  }
  // A name without an attribute stands alone or beside the language; in a longer text it is only mentioned.
  const words = text.split(/[\s,{}()<>"'`]+/).filter((word) => /\w/.test(word))
  if (words.length > 2) return { language, openBrace }
  for (const word of words) {
    const afterColon = /^[\w+#-]+:(?!\/\/)(.+)$/.exec(word)?.[1]
    const name = afterColon ?? word
    if (looksLikePath(name)) return { language: name === text ? '' : language, path: name, openBrace }
  }
  return { language, openBrace }
}

function targetOf(language: string, info: string): Pick<FenceInfo, 'to'> {
  if (!renamings.has(language)) return {}
  const match = /(?:^|\s)to\s*[=:]\s*(?:"([^"]+)"|'([^']+)'|`([^`]+)`|([^\s"'`,}]+))/i.exec(info)
  const to = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4]
  return to === undefined ? {} : { to }
}

/** Fences whose language is no language: what is to happen to the file. */
const renamings = new Set(['rename', 'move'])
const removals = new Set(['delete', 'remove'])
const editings = new Set(['edit', 'edits', 'search-replace', 'search_replace', 'searchreplace'])

/** What is to happen to the file, by the word that stands where the language would. */
export function readIntent({ language, path, to }: FenceInfo): 'edit' | 'delete' | 'rename' | undefined {
  if (editings.has(language)) return 'edit'
  if (removals.has(language) && path !== undefined) return 'delete'
  return renamings.has(language) && path !== undefined && to !== undefined ? 'rename' : undefined
}

/** The same for a file of this path, as the parser reads it back and as the instructions show it. */
export function writeFenceInfo(path: string): string {
  const language = /\.([\w+#-]+)$/.exec(path)?.[1]
  const name = /^[\w./+#-]+$/.test(path) ? path : `"${path}"`
  return `${language === undefined ? '' : `${language} `}path=${name}`
}
