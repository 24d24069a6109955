/** Finds components that several screens define alike, and moves each into a file of its own. By layout; pure. */
import { kebabCase } from './identifiers.ts'

export interface RepeatedComponent {
  readonly name: string
  /** The new file and the screens as they are then, path to text. */
  readonly changes: ReadonlyMap<string, string>
}

/**
 * A function at the top level with a capital name, the same in two or more screens but for white space, that uses nothing of
 * its file but imports. `taken`: paths that are there. Each result builds on those before it.
 */
export function repeatedComponents(
  screens: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): readonly RepeatedComponent[] {
  const now = new Map(screens)
  const found: RepeatedComponent[] = []
  const names = new Set([...screens.values()].flatMap((text) => functionsOf(text).map(({ name }) => name)))
  for (const name of names) {
    const path = `src/components/${kebabCase(name)}.tsx`
    const uses = [...now].flatMap(([screen, text]) => {
      const one = functionsOf(text).find((each) => each.name === name)
      return one === undefined ? [] : [{ screen, text, code: one.code }]
    })
    const [first] = uses
    if (first === undefined || taken.has(path)) continue
    const alike = uses.filter(
      ({ text, code }) =>
        sameCode(code, first.code) && needsOf(text, code, name) === needsOf(first.text, first.code, name),
    )
    const imports = needsOf(first.text, first.code, name)
    if (alike.length < 2 || imports === undefined) continue
    const changes = new Map([
      [path, `${imports}${imports === '' ? '' : '\n'}${first.code.replace(/^function/m, 'export function')}`],
    ])
    for (const { screen, text, code } of alike) changes.set(screen, withImport(text.replace(code, ''), name, path))
    for (const [changed, text] of changes) if (now.has(changed)) now.set(changed, text)
    found.push({ name, changes })
  }
  return found
}

/** Local components; the screen itself, which is exported, is none. */
function functionsOf(text: string): { readonly name: string; readonly code: string }[] {
  return [...text.matchAll(/^(?:\/\*\*[^\n]*\*\/\n)?function ([A-Z]\w*)\([\s\S]*?\n\}\n/gm)].map((match) => ({
    name: match[1] ?? '',
    code: match[0],
  }))
}

function sameCode(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(code: string): string {
  return code.replace(/\s+/g, '')
}

const importLine = /^import\s+(type\s+)?(?:(\w+)\s*,?\s*)?(?:\{([^}]*)\})?\s*from\s*(['"])([^'"\n]+)\4;?[ \t]*\n/gm

/** The imports that the code needs, as they have to be written beside it; undefined where it needs more than imports. */
function needsOf(text: string, code: string, name: string): string | undefined {
  const rest = text.replace(code, '')
  const locals = [
    ...rest.matchAll(/^(?:export (?:default )?)?(?:async )?(?:function|const|let|class|interface|type|enum)\s+(\w+)/gm),
  ]
  if (locals.some((match) => match[1] !== name && uses(code, match[1] ?? ''))) return undefined
  // What is imported as a whole, or only for its effects, is more than this can follow.
  const lines: string[] = []
  for (const [, type = '', whole, listed = '', , from = ''] of text.matchAll(importLine)) {
    const names = listed
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '' && uses(code, localName(part)))
    const isWholeUsed = whole !== undefined && uses(code, whole)
    if (names.length === 0 && !isWholeUsed) continue
    if (from.startsWith('./')) return undefined
    const parts = [...(isWholeUsed ? [whole] : []), ...(names.length === 0 ? [] : [`{ ${names.join(', ')} }`])]
    // Both stand one folder below src/: '../' means the same.
    lines.push(`import ${type}${parts.join(', ')} from '${from}'\n`)
  }
  return lines.toSorted().join('')
}

/** Of `type A as B`: B. */
function localName(part: string): string {
  return (
    part
      .replace(/^type\s+/, '')
      .split(/\s+as\s+/)
      .at(-1) ?? ''
  )
}

function uses(code: string, name: string): boolean {
  return name !== '' && new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(code)
}

function withImport(text: string, name: string, path: string): string {
  const line = `import { ${name} } from '${path.replace(/^src\//, '../').replace(/\.tsx$/, '')}'\n`
  const last = [...text.matchAll(importLine)].at(-1)
  const at = last === undefined ? 0 : last.index + last[0].length
  return withoutUnused(text.slice(0, at) + line + text.slice(at)).replace(/\n{3,}/g, '\n\n')
}

/** An import that is no longer needed fails the strict checks of an exported app. */
function withoutUnused(text: string): string {
  return text.replace(
    importLine,
    (line, type: string | undefined, whole: string | undefined, listed: string | undefined, _, from: string) => {
      const rest = text.replace(line, '')
      const names = (listed ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '' && uses(rest, localName(part)))
      const keepsWhole = whole !== undefined && uses(rest, whole)
      if (names.length === 0 && !keepsWhole) return ''
      const parts = [...(keepsWhole ? [whole] : []), ...(names.length === 0 ? [] : [`{ ${names.join(', ')} }`])]
      return `import ${type ?? ''}${parts.join(', ')} from '${from}'\n`
    },
  )
}
