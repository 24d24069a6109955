/** What is known of a file without its insides: shapes only. */

export type SymbolKind = 'component' | 'hook' | 'function' | 'class' | 'type' | 'constant' | 'variable'

/** Something that a file declares at its top. */
export interface OutlineSymbol {
  readonly name: string
  readonly kind: SymbolKind
  readonly exported: boolean
  /** Parameters of a function, members of a type: `{ order, onClose }`; absent where there are none. */
  readonly detail?: string
}

export interface OutlineImport {
  /** As it is written: `./card`, `@/lib/format`, `react`. */
  readonly from: string
  readonly names: readonly string[]
}

/** What a file is for in an app, as far as its contents tell. */
export type FileRole = 'styles' | 'words' | 'routes' | 'store' | 'config' | 'entry' | 'sample'

export interface FileOutline {
  readonly path: string
  /** False where no parser could read it: then only its words are known. */
  readonly parsed: boolean
  /** The first sentence of the comment that it begins with. */
  readonly about?: string
  readonly symbols: readonly OutlineSymbol[]
  readonly imports: readonly OutlineImport[]
  /** Addresses of screens: `orders`, `/customers/:id`. */
  readonly routes: readonly string[]
  /** Selectors and at-rules of a stylesheet; landmarks and ids of a page. */
  readonly marks: readonly string[]
  /** Custom properties that a stylesheet sets. */
  readonly properties: readonly string[]
  /** What people read: headings, labels, texts. */
  readonly labels: readonly string[]
  /** Names that it uses: of what it imports, members, elements. */
  readonly uses: readonly string[]
  readonly roles: readonly FileRole[]
}

/** What a reader of one language fills in; the rest is empty. */
export type OutlineParts = Partial<Omit<FileOutline, 'path' | 'roles'>>

/** The outline of a file of which nothing more than its path is known. */
export function outlineWith(path: string, parts: OutlineParts, roles: readonly FileRole[]): FileOutline {
  return {
    path,
    parsed: true,
    symbols: [],
    imports: [],
    routes: [],
    marks: [],
    properties: [],
    labels: [],
    uses: [],
    ...parts,
    roles,
  }
}
