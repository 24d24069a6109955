/** Tells a run on stderr in words, and with --json on stdout as it is. */
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import { exitCodes, type CommandIo } from './io.ts'

interface Told {
  readonly folder: string
  readonly edit: boolean
  readonly json: boolean
}

export interface Progress {
  take(event: RunEvent): void
  /** Of the run so far: failed until it has ended well. */
  exitCode(): number
}

/** `isApp`: a React app is made, in stages whose percentage is told. */
export function createProgress(args: Told, isApp: boolean, io: Pick<CommandIo, 'stdout' | 'stderr'>): Progress {
  let code: number = exitCodes.failed
  /** A file that is changed in several places may be told more than once. */
  const written = new Set<string>()
  let hasAnswered = false
  let said = ''
  /** What the last attempt failed with: said with the wait that follows, or at the end. */
  let failed = ''
  /** What the last stage said: of a React app that is done, what was made. */
  let stage = ''

  function take(event: RunEvent): void {
    if (args.json) io.stdout(JSON.stringify(event))
    switch (event.type) {
      case 'stage':
        stage = event.message
        return io.stderr(isApp ? `${String(event.percent).padStart(3)} %  ${event.message}` : event.message)
      case 'answering':
        // Each part of a React app is answered by itself.
        if (isApp && hasAnswered) return
        hasAnswered = true
        return io.stderr(`Answering: ${event.model.provider}, ${event.model.model}`)
      case 'attempt-failed':
        failed = `${event.error.message} `
        return
      case 'wait':
        return io.stderr(waitWords(event, failed))
      case 'text-delta':
        said += event.text
        return
      case 'file-end':
      case 'file-removed':
        written.add(event.path)
        return
      case 'file-reject':
        return io.stderr(`Left out ${event.path}: ${event.why}`)
      case 'edit-failed':
        return io.stderr(problemWords(event.problem))
      case 'screen-ready':
        return io.stderr(`       ${event.screen} is there`)
      case 'screen-failed':
        return io.stderr(`       ${event.screen} could not be made: ${event.error.message}`)
      case 'run-end':
        return finish(event)
      default:
    }
  }

  function finish(event: Extract<RunEvent, { type: 'run-end' }>): void {
    if (said.trim() !== '') io.stderr(said.trim())
    if (event.error !== undefined) io.stderr(event.error.message)
    if (event.outcome === 'stopped') {
      code = exitCodes.interrupted
      io.stderr(
        args.edit ? 'Stopped. The app is as it was.' : `Stopped. ${fileCount(written.size)} kept in ${args.folder}.`,
      )
    } else if (event.outcome === 'done' && written.size === 0) {
      io.stderr('No files came back.')
    } else if (event.outcome === 'done') {
      code = exitCodes.done
      io.stderr(`Done: ${isApp ? stage : fileCount(written.size)} in ${args.folder}`)
    }
  }

  return { take, exitCode: () => code }
}

function problemWords({ message, search, nearest }: EditProblem): string {
  const sought = search === undefined ? '' : `\n  looked for:\n${indented(search)}`
  const near = nearest === undefined ? '' : `\n  nearest, at line ${nearest.line}:\n${indented(nearest.text)}`
  return message + sought + near
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '    ')
}

function waitWords({ reason, untilMs, at }: Extract<RunEvent, { type: 'wait' }>, failed: string): string {
  if (reason === 'loading') return 'The model has not begun yet: it may still be loading…'
  const seconds = untilMs === undefined ? undefined : Math.max(1, Math.round((untilMs - at) / 1000))
  return `${failed}Trying again${seconds === undefined ? '' : ` in ${seconds} s`}.`
}

function fileCount(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}
