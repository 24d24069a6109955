/** The outline of any file: by the parser of its language, which is loaded when it is first needed. */
import { outlineWith, type FileOutline, type OutlineParts } from './file-outline.ts'
import { readPage } from './read-page.ts'
import { readScript } from './read-script.ts'
import { readStyles } from './read-styles.ts'
import { rolesOf } from './roles-of.ts'

/** Never throws: a file that its parser refuses is known by its words alone. */
export type ReadOutline = (path: string, text: string) => FileOutline

/** Longer ones are data or bundles, known by their names. */
const longestRead = 400_000
const mostUses = 600

let loaded: Promise<ReadOutline> | undefined

/** Loads the parsers once. */
export function loadOutlineReader(): Promise<ReadOutline> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<ReadOutline> {
  const [{ parse: parseScript }, { parse: parseStyles }] = await Promise.all([
    import('@babel/parser'),
    import('postcss'),
  ])
  const script = (path: string, text: string): OutlineParts => readScript(path, text, parseScript)
  const styles = (text: string): OutlineParts => readStyles(text, parseStyles)

  function read(path: string, text: string): OutlineParts | undefined {
    if (/\.[cm]?[jt]sx?$/.test(path)) return script(path, text)
    if (path.endsWith('.css')) return styles(text)
    if (/\.html?$/.test(path)) return readPage(text, { styles, script: (inner) => script('page.js', inner) })
    if (path.endsWith('.json')) return readJson(text)
    return /\.(?:md|txt)$/.test(path) ? readProse(text) : undefined
  }

  return (path, text) => {
    if (text.length > longestRead) return outlineWith(path, { parsed: false }, rolesOf(path, {}))
    try {
      const parts = read(path, text) ?? { parsed: false, uses: namesIn(text) }
      return outlineWith(path, parts, rolesOf(path, parts))
    } catch {
      const parts = { parsed: false, uses: namesIn(text) }
      return outlineWith(path, parts, rolesOf(path, parts))
    }
  }
}

function readJson(text: string): OutlineParts {
  const value: unknown = JSON.parse(text)
  const uses = new Set<string>()
  const labels = new Set<string>()
  const waiting: unknown[] = [value]
  for (let one = waiting.pop(); one !== undefined && uses.size < mostUses; one = waiting.pop()) {
    if (typeof one === 'string') labels.add(one.slice(0, 160))
    else if (Array.isArray(one)) waiting.push(...one.slice(0, 100))
    else if (typeof one === 'object' && one !== null) {
      for (const [key, inner] of Object.entries(one)) {
        uses.add(key)
        waiting.push(inner)
      }
    }
  }
  return { uses: [...uses], labels: [...labels] }
}

function readProse(text: string): OutlineParts {
  const labels = [...text.matchAll(/^#{1,4}\s+(.+)$/gm)].map((match) => match[1] ?? '')
  return { labels: labels.slice(0, 100), uses: namesIn(text) }
}

function namesIn(text: string): readonly string[] {
  return [...new Set(text.slice(0, longestRead).match(/[\p{L}_$][\p{L}\p{N}_$]{2,40}/gu) ?? [])].slice(0, mostUses)
}
