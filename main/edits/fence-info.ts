/** What stands behind a fence's backticks: the language and, in the many ways models write it, the path. Pure. */
import { looksLikePath } from './file-names.ts'

export interface FenceInfo {
  /** Lower case; empty when none was given. */
  readonly language: string
  readonly path?: string
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
    if (value !== '' && (exact || looksLikePath(value))) return { language, path: value, openBrace }
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

/** The same for a file of this path, as the parser reads it back and as the instructions show it. */
export function writeFenceInfo(path: string): string {
  const language = /\.([\w+#-]+)$/.exec(path)?.[1]
  const name = /^[\w./+#-]+$/.test(path) ? path : `"${path}"`
  return `${language === undefined ? '' : `${language} `}path=${name}`
}
