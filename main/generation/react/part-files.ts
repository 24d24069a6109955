/** Takes one answer's files through the gate, each to a place that this part of the app may write. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { ParserEvent } from '../../edits/answer-parser.ts'
import { createFileGate } from '../file-gate.ts'
import type { RunTarget } from '../perform-run.ts'
import type { UsersFiles } from './users-files.ts'

/** Where a path that an answer names goes, or why it goes nowhere. */
export type Placing = (path: string) => { readonly path: string } | { readonly why: string }

export interface PartFilesOptions {
  readonly place: Placing
  /** All that is there, by other parts too: no two names may be one on any platform. */
  readonly existing: ReadonlyMap<string, string>
  readonly users: Pick<UsersFiles, 'isTheirs'>
  readonly target: RunTarget
  readonly emit: (event: RunEventBody) => void
}

export interface PartFiles {
  /** The whole ones, path to text. */
  readonly files: ReadonlyMap<string, string>
  /** What stood around them. */
  prose(): string
  take(event: ParserEvent): Promise<void>
  /** The answer has ended: what it left unfinished is taken out again. */
  end(): void
}

export function createPartFiles({ place, existing, users, target, emit }: PartFilesOptions): PartFiles {
  const files = new Map<string, string>()
  let prose = ''
  /** As the answer names it, and where it goes. */
  let open: { readonly given: string; readonly path: string } | undefined
  const gate = createFileGate({
    existing,
    target,
    files,
    emit: (event) => {
      if (event.type === 'file-reject') open = undefined
      // The stages of such a run are its own, and what its parts say beside their files would run together.
      if (event.type !== 'stage' && event.type !== 'text-delta' && event.type !== 'reasoning-delta') emit(event)
    },
  })

  return {
    files,
    prose: () => prose,
    async take(event) {
      switch (event.type) {
        case 'text-delta':
          prose += event.text
          return
        case 'reasoning-delta':
          return
        case 'file-start': {
          this.end()
          const placed = place(event.path)
          if ('why' in placed) {
            emit({ type: 'file-reject', path: event.path, why: placed.why })
            return
          }
          if (await users.isTheirs(placed.path)) return
          open = { given: event.path, path: placed.path }
          return await gate.take({ type: 'file-start', path: placed.path })
        }
        case 'file-delta':
          if (open !== undefined) await gate.take({ ...event, path: open.path })
          return
        case 'file-end': {
          const path = open?.path
          open = undefined
          if (path === undefined) return
          // It may have been changed while the answer came: the gate takes nothing of it.
          if (!(await users.isTheirs(path))) return await gate.take({ type: 'file-end', path })
          target.fileDrop(path)
          return await gate.take({ type: 'file-cut', path })
        }
        case 'file-cut':
          this.end()
      }
    },
    end() {
      if (open === undefined) return
      target.fileDrop(open.path)
      open = undefined
    },
  }
}
