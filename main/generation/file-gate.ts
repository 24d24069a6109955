/** The gate that every piece of an answer passes: a file with a bad path or size is refused, and the rest goes on. */
import { toAppError } from '#shared/domain/error.ts'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { ParserEvent } from '../edits/answer-parser.ts'
import { checkClashes } from '../projects/guard.ts'
import { checkPath, limits } from '../projects/paths.ts'
import type { RunTarget } from './perform-run.ts'

export interface FileGate {
  /** `endIsWhole`: the provider said that the answer is whole, so a file left open at its end is whole too. */
  take(event: ParserEvent, endIsWhole?: boolean): Promise<void>
  /** Takes a file out again that was whole. */
  drop(path: string, why: string): void
}

interface GateParts {
  readonly existing: ReadonlyMap<string, string>
  readonly target: RunTarget
  /** Filled with the whole files. */
  readonly files: Map<string, string>
  readonly emit: (event: RunEventBody) => void
  /** Why a file may not be written; undefined when it may. */
  readonly refuses?: (path: string) => string | undefined
  /** Whether a file is left as somebody else has it, which was told already; asked again when it is whole. */
  readonly leaves?: (path: string) => Promise<boolean>
}

export function createFileGate({ existing, target, files, emit, refuses, leaves }: GateParts): FileGate {
  let open: { readonly path: string; text: string; bytes: number } | undefined
  const known = [...existing.keys()].map((path) => ({ path, bytes: 0 }))
  let seen = 0
  let totalBytes = 0

  async function start(given: string): Promise<void> {
    open = undefined
    const checked = checkPath(given)
    const why = checked.ok ? whyNot(checked.path) : checked.why
    if (!checked.ok || why !== undefined) {
      emit({ type: 'file-reject', path: given, why: why ?? 'This path cannot be used.' })
      return
    }
    if ((await leaves?.(checked.path)) === true) return
    open = { path: checked.path, text: '', bytes: 0 }
    seen += 1
    known.push({ path: checked.path, bytes: 0 })
    files.delete(checked.path)
    emit({ type: 'stage', name: 'writing', percent: 20, message: `Writing ${checked.path}` })
    emit({ type: 'file-start', path: checked.path })
    target.fileStart(checked.path)
  }

  function whyNot(path: string): string | undefined {
    if (seen >= limits.files) return `An app holds at most ${limits.files} files.`
    const refused = refuses?.(path)
    if (refused !== undefined) return refused
    try {
      // Where it is written, a clash would fail the whole answer.
      checkClashes(known, new Map([[path, new Uint8Array()]]))
      return undefined
    } catch (thrown) {
      return toAppError(thrown).message
    }
  }

  function append(text: string): void {
    if (open === undefined) return
    open.text += text
    const bytes = Buffer.byteLength(text)
    open.bytes += bytes
    totalBytes += bytes
    if (open.bytes > limits.fileBytes || totalBytes > limits.totalBytes) {
      reject(open.path, 'It is too large.')
      return
    }
    emit({ type: 'file-delta', path: open.path, text })
    target.fileDelta(open.path, text)
  }

  function reject(path: string, why: string): void {
    open = undefined
    target.fileDrop(path)
    emit({ type: 'file-reject', path, why })
  }

  async function end(): Promise<void> {
    if (open === undefined) return
    const { path, text } = open
    open = undefined
    if ((await leaves?.(path)) === true) return target.fileDrop(path)
    files.set(path, text)
    await target.fileEnd(path, text)
    emit({ type: 'file-end', path })
  }

  async function take(event: ParserEvent, endIsWhole = false): Promise<void> {
    switch (event.type) {
      case 'text-delta':
      case 'reasoning-delta':
        return emit(event)
      case 'file-start':
        return start(event.path)
      case 'file-delta':
        return append(event.text)
      case 'file-end':
        return end()
      case 'file-cut':
        if (endIsWhole) await end()
        else open = undefined
    }
  }

  function drop(path: string, why: string): void {
    if (files.delete(path)) reject(path, why)
  }

  return { take, drop }
}
