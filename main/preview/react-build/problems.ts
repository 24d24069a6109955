/** Makes plain problems of what the compilers say. */
import type { Message } from 'esbuild'
import type { BuildProblem } from './messages.ts'

/** Line and column, from 1, of an index in a text. */
export function placeOf(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index)
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') }
}

/** esbuild's message without the names of its namespaces. A plugin's message may carry a hint, and what to install, as its detail. */
export function problemOf({ text, location, detail, notes }: Message): BuildProblem {
  // A note that ends with a colon points at another line, which is not told here.
  const install = textOf(detail, 'install')
  const hint = textOf(detail, 'hint') ?? notes.map((note) => plain(note.text)).find((note) => !/^$|:$/.test(note))
  return {
    ...(location === null ? {} : { file: plain(location.file), line: location.line, column: location.column + 1 }),
    text: plain(text),
    ...(hint === undefined ? {} : { hint }),
    ...(install === undefined ? {} : { install }),
  }
}

/** In one line, with its place. */
export function lineOf({ file, line, column, text, hint }: BuildProblem): string {
  const place = file === undefined ? '' : line === undefined ? `${file}: ` : `${file}:${line}:${column ?? 1}: `
  return `${place}${text}${hint === undefined ? '' : ` ${hint}`}`
}

function textOf(detail: unknown, name: 'hint' | 'install'): string | undefined {
  const found: unknown = typeof detail === 'object' && detail !== null ? Reflect.get(detail, name) : undefined
  return typeof found === 'string' ? found : undefined
}

function plain(text: string): string {
  return text.replace(/\b(?:app|known|asset|style|raw):(?=[^\s/"])/g, '')
}
