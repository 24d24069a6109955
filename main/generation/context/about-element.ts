/** The element that a prompt is about, as the model is told of it. Pure. */
import type { AboutElement } from '#shared/domain/pick.ts'

/**
 * With its lines as they are now: a prompt may have waited while the file was changed. What is read in it is the app's own
 * text, so it stands in quotes; so is the tag of one whose source was not found.
 */
export function aboutText(about: AboutElement | undefined, files: ReadonlyMap<string, string>): string {
  if (about === undefined) return ''
  const { path, tag, words, source } = about
  const text = files.get(path)?.replaceAll('\r', '')
  if (text === undefined) return ''
  const at = placeOf(text, about)
  const where = at === undefined ? `${path} (it has changed since)` : `${path}, line ${at}`
  const named = /^[\w.:-]+$/.test(tag) ? `<${tag}>` : `an element called ${JSON.stringify(tag)}`
  const reads = words === '' ? '' : ` It reads ${JSON.stringify(words)}.`
  return `\n\nThe user has picked an element in the running app, and means it by "this": ${named} in ${where}.${reads} Its source:\n\n${fenced(source)}\n\nChange this element, and nothing that is not asked for.`
}

/** In a fence that nothing in it closes. */
function fenced(source: string): string {
  const longest = Math.max(2, ...(source.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${source}\n${fence}`
}

/** The line where its source stands, the nearest to where it stood; undefined where it is not there any more. */
function placeOf(text: string, { source, line }: AboutElement): number | undefined {
  if (source === '') return undefined
  const lines: number[] = []
  for (let at = text.indexOf(source); at >= 0; at = text.indexOf(source, at + 1)) {
    lines.push(text.slice(0, at).split('\n').length)
  }
  return lines.toSorted((a, b) => Math.abs(a - line) - Math.abs(b - line))[0]
}
