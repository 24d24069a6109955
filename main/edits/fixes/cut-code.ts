/** Code that ends in the middle of a file: what is open at its end is closed, where that alone makes it whole. */
import { type Message, transform } from 'esbuild'
import { posix } from 'node:path'
import type { FixableApp, FoundFix } from './fixable-app.ts'

const mostClosed = 40
const loaders: Readonly<Record<string, 'jsx' | 'ts' | 'tsx'>> = {
  '.ts': 'ts',
  '.tsx': 'tsx',
  '.js': 'jsx',
  '.jsx': 'jsx',
  '.mjs': 'jsx',
}

export async function cutCode(path: string, app: FixableApp): Promise<FoundFix | undefined> {
  const text = app.files.get(path)
  const loader = loaders[posix.extname(path)]
  if (app.module(path)?.fault === undefined || text === undefined || loader === undefined) return undefined
  const closed = await closing(text, loader)
  if (closed === undefined || closed === '') return undefined
  return { fix: { kind: 'closed', path, name: closed.trim() }, text: `${text.trimEnd()}\n${closed}\n` }
}

/** What has to stand behind it; undefined where it does not end in the middle, or what is open cannot be told for sure. */
export async function closing(text: string, loader: 'js' | 'jsx' | 'ts' | 'tsx'): Promise<string | undefined> {
  const cut = text.trimEnd()
  // A bracket that was forgotten further up leaves whole lines at the end: there, this would only hide it.
  const last = /(?:^|\n)([ \t]*)[^\n]*$/.exec(cut)?.[1] ?? ''
  if (last === '') return undefined
  let closed = ''
  for (let count = 0; count <= mostClosed; count += 1) {
    const fault = await faultOf(cut + closed, loader)
    if (fault === undefined) return closed
    const next = closerFor(fault, cut + closed)
    if (next === undefined) return undefined
    closed += next
  }
  return undefined
}

async function faultOf(text: string, loader: 'js' | 'jsx' | 'ts' | 'tsx'): Promise<Message | undefined> {
  return transform(text, { loader, logLevel: 'silent', tsconfigRaw: {} }).then(
    () => undefined,
    (failed: { readonly errors?: readonly Message[] }) => {
      if (failed.errors === undefined) throw failed
      return failed.errors[0]
    },
  )
}

/** What the parser misses at the very end. Only brackets and ends of elements: anything else was never written. */
function closerFor({ text: words, location }: Message, text: string): string | undefined {
  if (location === null || location.line < text.split('\n').length) return undefined
  const element = /^Unexpected end of file before a closing (?:"([^"]+)"|fragment) tag$/.exec(words)
  if (element !== null) return `\n</${element[1] ?? ''}>`
  const expected = /^Expected "([)\]}])" but found end of file$/.exec(words)?.[1]
  if (expected !== undefined) return expected
  // In a block, more statements may stand: its end is the only thing that is surely missing, behind a whole one.
  return words === 'Unexpected end of file' && /[;)}\]'"`\w]$/.test(text) ? '\n}' : undefined
}
