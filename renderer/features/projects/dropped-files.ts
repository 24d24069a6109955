/** What was dropped or chosen to make a project of: an archive as it is, or a page's files, packed into one. */
import { failure } from '#shared/domain/error.ts'
import { formatBytes } from '../../ui/format.ts'
import { t } from '../../words/index.ts'

export interface LooseFile {
  /** Inside what was dropped, with forward slashes. */
  readonly path: string
  readonly file: File
}

/** An archive, ready for `project.create`, and what the project may be called. */
export interface Archive {
  readonly file: File
  readonly name: string
}

const most = { files: 2_000, bytes: 50_000_000 }
/** What a folder holds that no app needs. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', '.DS_Store', 'Thumbs.db', '__MACOSX'])

const isZip = (name: string): boolean => /\.zip$/i.test(name)
const isPage = (name: string): boolean => /\.html?$/i.test(name)

/** Packs what is not an archive already. Throws a Failure with what to do when it cannot become a project. */
export async function archiveOf(files: readonly LooseFile[], signal: AbortSignal): Promise<Archive> {
  const [first] = files
  if (first !== undefined && files.length === 1 && isZip(first.file.name)) {
    return { file: first.file, name: nameOf(files) }
  }
  if (!files.some(({ path }) => isPage(path))) {
    throw first !== undefined && files.length === 1
      ? failure('invalid-input', t('projects.fileWrong', { name: first.file.name }))
      : failure('invalid-input', t('projects.noPage'))
  }
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0)
  if (files.length > most.files || bytes > most.bytes) throw tooMany()
  const entries: Record<string, Uint8Array> = {}
  for (const { path, file } of withIndex(withoutRoot(files))) {
    signal.throwIfAborted()
    entries[path] = new Uint8Array(await file.arrayBuffer())
  }
  const { zipSync } = await import('fflate')
  signal.throwIfAborted()
  const name = nameOf(files)
  // Not squeezed: it goes to this machine, and no further.
  return { file: new File([zipSync(entries, { level: 0 })], `${name}.zip`, { type: 'application/zip' }), name }
}

/** The folder that all of them lie in, else the archive's or the page's own name. */
export function nameOf(files: readonly LooseFile[]): string {
  const root = commonRoot(files)
  if (root !== undefined) return root
  const page = files.find(({ path }) => isPage(path) && !/(?:^|\/)index\.html?$/i.test(path)) ?? files[0]
  return page?.file.name.replace(/\.(?:zip|html?)$/i, '') ?? ''
}

/** Paths without the one folder that all of them lie in. */
export function withoutRoot(files: readonly LooseFile[]): readonly LooseFile[] {
  const root = commonRoot(files)
  return root === undefined ? files : files.map(({ path, file }) => ({ path: path.slice(root.length + 1), file }))
}

/** An app begins at index.html: a page that is alone gets that name. */
export function withIndex(files: readonly LooseFile[]): readonly LooseFile[] {
  const pages = files.filter(({ path }) => isPage(path))
  const [page] = pages
  if (page === undefined || pages.length > 1 || page.path === 'index.html' || page.path.includes('/')) return files
  return files.map((entry) => (entry === page ? { path: 'index.html', file: entry.file } : entry))
}

function commonRoot(files: readonly LooseFile[]): string | undefined {
  const root = files[0]?.path.split('/')[0]
  if (root === undefined) return undefined
  return files.every(({ path }) => path.startsWith(`${root}/`)) ? root : undefined
}

/** The files of a drop, folders walked. To be called in the drop's own event: later its items are gone. */
export function filesOfDrop(data: DataTransfer, signal: AbortSignal): Promise<readonly LooseFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return Promise.resolve(filesOfChoice(data.files))
  return walk(entries, signal)
}

/** The files that were chosen with the system's dialog. */
export function filesOfChoice(files: Iterable<File>): readonly LooseFile[] {
  return [...files].map((file) => ({ path: file.name, file }))
}

async function walk(entries: readonly FileSystemEntry[], signal: AbortSignal): Promise<readonly LooseFile[]> {
  const found: LooseFile[] = []
  const waiting = [...entries]
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    signal.throwIfAborted()
    if (skipped.has(entry.name)) continue
    if (entry.isDirectory) waiting.push(...(await childrenOf(entry as FileSystemDirectoryEntry)))
    else found.push({ path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry as FileSystemFileEntry) })
    if (found.length > most.files) throw tooMany()
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const found: FileSystemEntry[] = []
  // It gives a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return found
    found.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function tooMany(): Error {
  return failure('invalid-input', t('projects.tooMany', { files: most.files, size: formatBytes(most.bytes) }))
}
