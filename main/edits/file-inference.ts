/** Which file a block without a name is, from what the answer has brought so far. */
import { linkedNames } from './file-names.ts'

export interface FileInference {
  /** A file begins; `named` when the answer itself gave the name. */
  started(path: string, named: boolean): void
  /** A piece of an HTML file: its links name the blocks that follow. */
  sawHtml(text: string): void
  /**
   * The name for a block without one, or undefined when it is a snippet that belongs to the prose:
   * - a whole HTML document is `index.html`, unless the answer has named that file itself;
   * - once the answer has named any file, every other nameless block is a snippet;
   * - else an HTML block is `index.html` while there is no file yet; CSS and JavaScript are the next style sheet and
   *   script that the page links and that have not come, or `style.css` and `script.js`; each name is given once.
   */
  nameFor(language: string, wholeDocument: boolean): string | undefined
  /** What came before was thinking aloud: the answer begins here. */
  forget(): void
}

const kinds: Readonly<Record<string, 'html' | 'css' | 'js'>> = {
  html: 'html',
  htm: 'html',
  html5: 'html',
  css: 'css',
  js: 'js',
  javascript: 'js',
  mjs: 'js',
}

export function createFileInference(): FileInference {
  const named = new Set<string>()
  const taken = new Set<string>()
  let pieces: string[] = []
  /** What the pages so far link, and which of it is next: looked for once, however many blocks ask. */
  const links = new Map<'css' | 'js', { readonly names: readonly string[]; next: number }>()
  const key = (path: string): string => path.replace(/^(?:\.\/)+/, '').toLowerCase()

  return {
    started(path, isNamed) {
      taken.add(key(path))
      if (isNamed) named.add(key(path))
    },
    sawHtml(text) {
      pieces.push(text)
      links.clear()
    },
    nameFor(language, wholeDocument) {
      if (wholeDocument) return named.has('index.html') ? undefined : 'index.html'
      const kind = kinds[language]
      if (kind === undefined || named.size > 0) return undefined
      if (kind === 'html') return taken.size === 0 ? 'index.html' : undefined
      const linked = links.get(kind) ?? { names: linkedNames(pieces.join(''), kind), next: 0 }
      links.set(kind, linked)
      const isTaken = (name: string | undefined): boolean => name !== undefined && taken.has(key(name))
      while (isTaken(linked.names[linked.next])) linked.next += 1
      if (linked.names.length > 0) return linked.names[linked.next]
      const usual = kind === 'css' ? 'style.css' : 'script.js'
      return isTaken(usual) ? undefined : usual
    },
    forget() {
      named.clear()
      taken.clear()
      pieces = []
      links.clear()
    },
  }
}
