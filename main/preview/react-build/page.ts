/** The page that a React app runs in: the project's index.html, with what Vite would put into it. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import type { VendoredSet } from './vendored.ts'

/** Below it everything is Kiln's; see own-files.ts. */
export const buildFolder = '/__kiln/build/'
const vendorFolder = '/__kiln/vendor/'

export interface PageParts {
  /** The project's own page; undefined where it has none. */
  readonly html: string | undefined
  /** The name of the script that starts the app. */
  readonly script: string
  /** What the app imports of the set when it starts: fetched at once, not one after the other. */
  readonly packages: readonly string[]
  /**
   * The page waits for a script that it is given later: its libraries run already. Its stamp tells whether a page is still
   * what it would be now; see warm-page.ts.
   */
  readonly warm?: string
}

const plainPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>App</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="/src/main.tsx"></script>
  </body>
</html>
`

interface Cut {
  readonly from: number
  readonly to: number
  readonly put: string
}

/** The page as it is served. Everything else in it stays as it is, so that lines keep their numbers. */
export function pageOf({ html = plainPage, script, packages, warm }: PageParts, vendored: VendoredSet): string {
  const start = warm !== undefined ? '' : `<script type="module" src="${buildFolder}${script}"></script>`
  const places = placesIn(html)
  const cuts: Cut[] = [
    { from: places.head, to: places.head, put: headOf(packages, vendored, warm) },
    ...(places.scripts.length > 0
      ? places.scripts.map(({ from, to }, index) => ({ from, to, put: index === 0 ? start : '' }))
      : [{ from: places.end, to: places.end, put: start }]),
  ]
  // From the end, so that places stay right; of two at one place, the first goes in last.
  let page = html
  for (const { from, to, put } of cuts.toReversed().toSorted((a, b) => b.from - a.from))
    page = page.slice(0, from) + put + page.slice(to)
  return page
}

/** The address of a file of the vendored set: with its key, so that a browser may keep it for ever. */
export function vendoredAddress(file: string, { key }: VendoredSet): string {
  return `${vendorFolder}${key}/${file}`
}

/** The file in the vendored set that an address means; undefined for any other address, and for a file of another set. */
export function vendoredFile(pathname: string, vendored: VendoredSet): string | undefined {
  const start = vendoredAddress('', vendored)
  const file = pathname.startsWith(start) ? pathname.slice(start.length) : ''
  const isOfSet = Object.values(vendored.modules).some((module) => module.file === file || module.loads.includes(file))
  return isOfSet ? file : undefined
}

/** In one line. The map comes before every module script: after one it would count no more. */
function headOf(packages: readonly string[], vendored: VendoredSet, warm: string | undefined): string {
  const imports = Object.fromEntries(
    Object.entries(vendored.modules).map(([specifier, { file }]) => [specifier, vendoredAddress(file, vendored)]),
  )
  const files = new Set(
    packages.flatMap((specifier) => {
      const module = vendored.modules[specifier]
      return module === undefined ? [] : [module.file, ...module.loads]
    }),
  )
  const preloads = [...files].map((file) => `<link rel="modulepreload" href="${vendoredAddress(file, vendored)}">`)
  const style = `<link rel="stylesheet" href="${buildFolder}app.css">`
  const head = `<script type="importmap">${JSON.stringify({ imports })}</script>${preloads.join('')}${style}`
  if (warm === undefined) return head
  const known = packages.filter((specifier) => specifier in vendored.modules)
  const loads = known.map((specifier) => `import ${JSON.stringify(specifier)};`).join('')
  return `${head}<script type="module">${loads}globalThis.__kilnWarm=${JSON.stringify(warm)}</script>`
}

/** A page that has scripts of its own, which must run at its start, cannot wait for the app's. */
export function hasOwnScripts(html = plainPage): boolean {
  return (html.match(/<script\b/gi)?.length ?? 0) !== placesIn(html).scripts.length
}

interface Places {
  /** Where Kiln's own elements go. */
  readonly head: number
  /** Where the app's script goes when the page names none. */
  readonly end: number
  /** The elements that name a source file of the project as a script. */
  readonly scripts: readonly { readonly from: number; readonly to: number }[]
}

function placesIn(html: string): Places {
  const scripts: { from: number; to: number }[] = []
  let head: number | undefined
  let end = html.length
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      const at = node.sourceCodeLocation
      // Where the page does not say it, what it begins with is where it would be.
      if (node.tagName === 'head' && at) head = at.startTag?.endOffset ?? at.startOffset
      if (node.tagName === 'body' && at) {
        head ??= at.startOffset
        end = at.endTag?.startOffset ?? at.endOffset
      }
      if (node.tagName === 'script' && at && isEntry(node)) scripts.push({ from: at.startOffset, to: at.endOffset })
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(html, { sourceCodeLocationInfo: true }))
  return { head: head ?? /^\s*<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0, end, scripts }
}

function isEntry(script: DefaultTreeAdapterTypes.Element): boolean {
  const source = script.attrs.find(({ name }) => name === 'src')?.value ?? ''
  return /^(?:\.?\/)?src\/[^:]*\.(?:tsx?|jsx?|mjs)$/.test(source)
}
