/** What is wrong with a file by itself, by its ending; nothing for kinds of files that Kiln cannot read. */
import { codeFault, styleFault, type SyntaxFault } from './check-code.ts'
import { pageFault } from './check-page.ts'
import { extensionOf } from './file-names.ts'

const loaders: Readonly<Record<string, 'js' | 'jsx' | 'ts' | 'tsx'>> = {
  js: 'jsx',
  mjs: 'js',
  cjs: 'js',
  jsx: 'jsx',
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
}

/** `isWritten`: the file came whole, and was not changed by blocks alone. */
export async function syntaxFault(path: string, text: string, isWritten = false): Promise<SyntaxFault | undefined> {
  const ending = extensionOf(path)
  const loader = loaders[ending]
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text
  if (loader !== undefined) return codeFault(bare, loader)
  if (ending === 'css') return styleFault(bare)
  if (ending === 'html' || ending === 'htm') return pageFault(bare, isWritten)
  // Settings of tools may hold comments.
  if (ending === 'json' && !/(?:^|\/)(?:[tj]sconfig[^/]*|\.[^/]+)\.json$/.test(path)) return dataFault(bare)
  return undefined
}

function dataFault(text: string): SyntaxFault | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (thrown) {
    const words = thrown instanceof Error ? thrown.message : String(thrown)
    const at = Number(/position (\d+)/.exec(words)?.[1] ?? 0)
    return { line: text.slice(0, at).split('\n').length, text: words }
  }
}
