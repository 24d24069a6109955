/** The base that every React app begins with: its files, and what of them the parts of an app may use. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { signaturesOf } from './signatures.ts'

export interface ReactTemplate {
  /** Path to text. */
  readonly files: ReadonlyMap<string, string>
  /** The icons that a screen may be shown with. */
  readonly icons: readonly string[]
  /** Names of its components: no planned one takes them. */
  readonly components: ReadonlySet<string>
  /** What its parts are called and take, for a model to read; the same bytes as long as the template is the same. */
  readonly kit: string
}

/** Of its folder in the resources: `templates/react/base`. */
export async function readReactTemplate(folder: string): Promise<ReactTemplate> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !/(?:^|\/)(?:node_modules|dist)\//.test(path) && path !== 'template.json')
    .toSorted()
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')))
  return createReactTemplate(new Map(paths.map((path, index) => [path, texts[index] ?? ''])))
}

/** What screens build from; the rest of the template is its own business. */
const kitFile =
  /^src\/(?:components\/(?!skeleton|error-boundary|not-found|preference-switches)|lib\/(?:format|storage|icons)\.)/

export function createReactTemplate(files: ReadonlyMap<string, string>): ReactTemplate {
  const icons = [...(files.get('src/lib/icons.ts') ?? '').matchAll(/^ {2}'?([a-z][a-z-]*)'?: [A-Z]\w*,$/gm)]
  const components = new Set<string>()
  const parts: string[] = []
  for (const [path, text] of files) {
    if (path.startsWith('src/components/'))
      for (const match of text.matchAll(/^export (?:function|class) ([A-Z]\w*)/gm)) components.add(match[1] ?? '')
    if (!kitFile.test(path)) continue
    const signatures = signaturesOf(text)
    if (signatures !== '') parts.push(`// '${importPath(path)}'\n${signatures}`)
  }
  return { files, icons: icons.map((match) => match[1] ?? ''), components, kit: parts.join('\n\n') }
}

/** How a screen imports it. */
export function importPath(path: string): string {
  return path.replace(/^src\//, '../').replace(/\.tsx?$/, '')
}
