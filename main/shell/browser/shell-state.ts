/** What the loopback server remembers between starts: its port, and the pages it knows. */
import { join } from 'node:path'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from '../../lib/json-file.ts'

const State = z.object({
  port: z.number().int().min(1).max(65_535).optional(),
  /** Hashes of the secrets of pages that have been let in. */
  pages: z.array(z.string()).optional(),
})
export type ShellState = z.infer<typeof State>

export interface ShellStateFile {
  read(): ShellState
  /** Written in the background, one after another. Forgetting is not worth a failure: then the next start asks again. */
  update(patch: ShellState): void
}

/** Keeps it in `browser-shell.json` in the data folder. */
export function openShellState(dataFolder: string): ShellStateFile {
  const path = join(dataFolder, 'browser-shell.json')
  let state = readJsonFile(path, State) ?? {}
  let written: Promise<unknown> = Promise.resolve()
  return {
    read: () => state,
    update(patch) {
      state = { ...state, ...patch }
      const next = state
      written = written.then(() => writeJsonFile(path, next)).catch(() => undefined)
    },
  }
}
