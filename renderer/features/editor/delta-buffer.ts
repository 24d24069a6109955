/** Gathers a run's file events between two frames, so that each file gets at most one edit a frame. Pure. */
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { RunViewFile } from '#shared/contract/run-view.ts'

/** What is to be done to the text of a streamed file, in order. */
export type DraftChange =
  | { readonly type: 'start'; readonly path: string }
  | { readonly type: 'append'; readonly path: string; readonly text: string }
  | { readonly type: 'end'; readonly path: string }
  | { readonly type: 'drop'; readonly path: string }

export interface DeltaBuffer {
  /** Takes what came; events of other kinds are passed over. True when there is something new to take. */
  push(events: readonly RunEvent[]): boolean
  /** Everything since the last time, neighbouring appends to a file joined. Empties the buffer. */
  take(): DraftChange[]
}

interface Append {
  readonly type: 'append'
  readonly path: string
  readonly pieces: string[]
}
type Waiting = Exclude<DraftChange, { type: 'append' }> | Append

/**
 * A buffer for the events after `afterSeq`: earlier ones, which a feed may repeat after it was attached again, change
 * nothing.
 */
export function createDeltaBuffer(afterSeq: number): DeltaBuffer {
  let lastSeq = afterSeq
  let waiting: Waiting[] = []

  function add(event: RunEvent): void {
    if (event.type === 'file-delta') {
      const last = waiting.at(-1)
      if (last?.type === 'append' && last.path === event.path) last.pieces.push(event.text)
      else waiting.push({ type: 'append', path: event.path, pieces: [event.text] })
    }
    if (event.type === 'file-start') waiting.push({ type: 'start', path: event.path })
    if (event.type === 'file-end') waiting.push({ type: 'end', path: event.path })
    if (event.type === 'file-reject') waiting.push({ type: 'drop', path: event.path })
  }

  return {
    push(events) {
      for (const event of events) {
        if (event.seq <= lastSeq) continue
        lastSeq = event.seq
        add(event)
      }
      return waiting.length > 0
    },
    take() {
      const taken = waiting
      waiting = []
      return taken.map((change) =>
        change.type === 'append' ? { type: 'append', path: change.path, text: change.pieces.join('') } : change,
      )
    },
  }
}

/** The changes that lead from nothing to these files: what a window that comes late begins with. */
export function changesFor(files: readonly RunViewFile[]): DraftChange[] {
  return files.flatMap(({ path, text, whole }) => [
    { type: 'start', path } as const,
    ...(text === '' ? [] : [{ type: 'append', path, text } as const]),
    ...(whole ? [{ type: 'end', path } as const] : []),
  ])
}
