/** What of a project the build process gets to know: read by main, through the project's own safe doors, and sent as texts. */
import { crc32 } from 'node:zlib'
import type { FileState } from './messages.ts'

/** A project's files as main sees them: on disk, or with an answer over them that is not applied yet. */
export interface ProjectSource {
  list(): Promise<readonly string[]>
  /** Undefined when there is none. Throws for what must not be read, as a link that leads out. */
  read(path: string): Promise<Uint8Array | undefined>
}

/** Larger files are no source. */
const largestText = 2 * 1024 * 1024

/** Every file that an app is made of. */
export async function readProject(source: ProjectSource): Promise<FileState[]> {
  const paths = await source.list()
  return await readFiles(source, paths)
}

/** These files as they are now. */
export async function readFiles(source: ProjectSource, paths: Iterable<string>): Promise<FileState[]> {
  return await Promise.all([...new Set(paths)].filter(isOfApp).map((path) => stateOf(source, path)))
}

async function stateOf(source: ProjectSource, path: string): Promise<FileState> {
  const bytes = await readable(source, path)
  if (bytes === undefined) return { path, kind: 'gone' }
  if (!isText(path) || bytes.length > largestText) return { path, kind: 'asset', stamp: crc32(bytes) }
  return { path, kind: 'text', text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() }
}

/** What cannot be read is not there for the app: the import that wants it is then refused by name. */
async function readable(source: ProjectSource, path: string): Promise<Uint8Array | undefined> {
  try {
    return await source.read(path)
  } catch {
    return undefined
  }
}

/** Hidden files, what tools put there and the tools' own settings are nothing that an app is made of. */
export function isOfApp(path: string): boolean {
  if (/(?:^|\/)(?:\.|node_modules(?:\/|$))|(?:^|\/)\.\.(?:\/|$)/.test(path) || path.startsWith('/')) return false
  return path.includes('/') || path === 'index.html'
}

/** Served to the running app as it is: pictures, fonts, and all of public/. */
export function isServed(path: string): boolean {
  return (
    isOfApp(path) && (path.startsWith('public/') || (path.startsWith('src/') && !/\.(?:tsx?|jsx?|mts|mjs)$/.test(path)))
  )
}

function isText(path: string): boolean {
  return /\.(?:tsx?|jsx?|mts|mjs|json|css|html?|mdx?|txt|svg|scss|sass|less)$/i.test(path)
}
