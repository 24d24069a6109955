/** Files that were dropped from the desktop, with those in dropped folders. */

export interface DroppedFile {
  /** Below the place of the drop. */
  readonly path: string
  readonly file: File
}

/** As many as these are taken; more were surely not meant. */
const mostFiles = 500

/** The transfer must be read during the event: call it there. */
export async function droppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const found: DroppedFile[] = []
  for (const entry of entries) await collect(entry, '', found)
  return found
}

async function collect(entry: FileSystemEntry, folder: string, found: DroppedFile[]): Promise<void> {
  if (found.length >= mostFiles || entry.name === 'node_modules' || entry.name === '.git') return
  const path = folder + entry.name
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    found.push({ path, file })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  // A reader gives a hundred at a time, and none at the end.
  for (;;) {
    const children = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (children.length === 0) return
    for (const child of children) await collect(child, `${path}/`, found)
  }
}
