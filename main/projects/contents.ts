/** All of a project's files at once, for what leaves or copies it. */
import { failure } from '#shared/domain/error.ts'
import type { Workspace } from './workspace.ts'

const mostRead = 100 * 1024 * 1024

/** Every file by path, as they are at one moment. Throws invalid-input when they are more than 100 MB. */
export function readContents(workspace: Workspace): Promise<Map<string, Uint8Array>> {
  return workspace.exclusive(async () => {
    const files = new Map<string, Uint8Array>()
    const entries = await workspace.list()
    // Another program may have put anything there, and all of it would have to be held at once.
    if (entries.reduce((sum, { bytes }) => sum + bytes, 0) > mostRead) {
      throw failure(
        'invalid-input',
        `${workspace.root} holds more than 100 MB. Take out what is not the app, then try again.`,
      )
    }
    for (const { path } of entries) {
      const bytes = await workspace.read(path)
      if (bytes !== undefined) files.set(path, bytes)
    }
    return files
  })
}
