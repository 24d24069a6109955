/** Where a file's name can stand in an answer besides its proper place, and which words are names at all. Pure. */

/** Languages whose blocks are commands or output: never files, unless their fence names one. */
const talk = new Set(
  'bash sh shell zsh fish console terminal powershell ps1 cmd bat diff patch log output tree mermaid'.split(' '),
)

/** A language's endings, where they are more than the language's own word. */
const endings: Readonly<Record<string, readonly string[]>> = {
  html: ['html', 'htm'],
  javascript: ['js', 'mjs', 'cjs'],
  js: ['js', 'mjs', 'cjs', 'jsx'],
  jsx: ['jsx', 'js', 'tsx'],
  typescript: ['ts', 'mts', 'tsx'],
  ts: ['ts', 'mts', 'tsx'],
  json: ['json', 'webmanifest'],
  markdown: ['md'],
  python: ['py'],
  xml: ['xml', 'svg', 'html'],
  yaml: ['yaml', 'yml'],
  yml: ['yaml', 'yml'],
}

const pathShape = /^(?:[\w@.()[\]-]+\/)*[\w@()[\]. -]*[\w)\]-]\.[a-z][a-z0-9]{0,10}$/i

/** True for a relative file name with an ending: `index.html`, `src/app.tsx`. Not `e.g.`, not `2.0`. */
export function looksLikePath(word: string): boolean {
  return word.length <= 240 && !word.includes('//') && pathShape.test(word.replace(/^\.?\//, ''))
}

/** False for blocks of commands or output, which may only be files when their fence says so. */
export function mayBeFile(language: string): boolean {
  return !talk.has(language)
}

/** Whether a file of that name can be written in that language; an unknown or absent language agrees with all. */
export function agrees(path: string, language: string): boolean {
  if (language === '') return true
  const ending = extensionOf(path)
  return (endings[language] ?? [language]).includes(ending)
}

export function extensionOf(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** A sentence that introduces a whole file, and words by which it would introduce only a part. */
const introduction =
  /^(?:here(?:'s|’s| is| are)|below is|this is|create|save|put|and|now,? (?:the|create)|the (?:complete|full|updated|new))\b/i
const partly =
  /\b(?:add|append|insert|change|changes|modify|replace|snippet|part|section|line|lines|inside|following)\b/i

/** The one path in a sentence that introduces a whole file: ``Here is the updated `app.css`:``. */
export function nameInSentence(line: string): string | undefined {
  const sentence = line.trim()
  if (!/:\**$/.test(sentence) || !introduction.test(sentence) || partly.test(sentence)) return undefined
  const words = sentence.split(/[\s`*_"'’:,()]+/)
  const paths = [...new Set(words.filter(looksLikePath))]
  return paths.length === 1 ? paths[0] : undefined
}

/** The path of a line that consists of a name and its decoration: `### 1. **index.html**:`, `` File: `app.css` ``. */
export function nameInLine(line: string): string | undefined {
  const text = line.trim()
  const decorated = /^(?:#|\*\*|`|\d+[.)]\s)/.test(text)
  const bare = (decorated ? text.replace(/\s+[-–—]\s.*$/, '') : text)
    .replace(/^[#>\s]*/, '')
    .replace(/^(?:\d+[.)]|[-*+])\s+/, '')
    .replace(/^[*_`"'\s]+/, '')
    .replace(/^(?:file(?:name)?|path)(?:\s*\d+)?\s*[*_]*\s*:\s*[*_`"']*/i, '')
    .replace(/\s*\((?:new|updated|changed|new file|complete|full)\)/i, '')
    .replace(/^[*_`"'\s]+|[*_`"':\s]+$/g, '')
  return !/\s/.test(bare) && looksLikePath(bare) ? bare : undefined
}

export interface FirstLine {
  readonly path: string
  /** False where the line was only a name, which is no part of the file. */
  readonly keep: boolean
}

const attributeLine = /^\{?\s*(?:path|file|filename|title|name)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^\s{}"']+))\s*\}?$/i
const commentLine = /^(?:<!--\s*(.*?)\s*-->|\/\*+\s*(.*?)\s*\*+\/|\/\/\s*(.*?)|#\s*(.*?))$/

/** The path that a block's first line gives: an attribute, the bare name, or a comment that holds nothing else. */
export function nameInFirstLine(line: string, language: string): FirstLine | undefined {
  const bare = line.trim()
  const attribute = attributeLine.exec(bare)
  const value = attribute?.[1] ?? attribute?.[2] ?? attribute?.[3]
  if (value !== undefined) return looksLikePath(value) ? { path: value, keep: false } : undefined
  if (language !== '' && looksLikePath(bare) && !/\s/.test(bare) && agrees(bare, language))
    return { path: bare, keep: false }
  const comment = commentLine.exec(bare)
  const said = comment?.[1] ?? comment?.[2] ?? comment?.[3] ?? comment?.[4]
  const path = said === undefined ? undefined : nameInLine(said)
  // JSON knows no comments: keeping the line would break the file.
  return path !== undefined && agrees(path, language) ? { path, keep: language !== 'json' } : undefined
}

/** True while a block's first line, seen up to here, may still turn out to be a name. */
export function mayNameFile(start: string): boolean {
  return /^(?:\{|<$|<!$|<!-|\/$|\/\*|\/\/|#|[\w@.()[\]/-]*$|(?:path|file|filename|title|name)\s*(?:[=:]|$))/i.test(
    start,
  )
}

/** The style sheets or scripts of its own that a page links, in order. */
export function linkedNames(html: string, kind: 'css' | 'js'): string[] {
  const tag =
    kind === 'css'
      ? /<link\b[^>]{0,300}?\bhref\s*=\s*["']?([^"'\s>]{1,200}\.css)\b/gi
      : /<script\b[^>]{0,300}?\bsrc\s*=\s*["']?([^"'\s>]{1,200}\.m?js)\b/gi
  return [...html.matchAll(tag)].map((match) => match[1] ?? '').filter((name) => !/^(?:[a-z]+:)?\/\//i.test(name))
}
