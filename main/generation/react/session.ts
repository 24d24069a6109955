/** What the parts of one run share: the plan, the files so far, the ways to ask, to write and to build. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { ReactPlan } from '#shared/domain/react-plan.ts'
import type { PackageNames } from '../../edits/fixes/fixable-app.ts'
import { createSerialQueue } from '../../lib/queue.ts'
import type { RunTarget } from '../perform-run.ts'
import type { AskInput, AskPart, PartRequest } from './ask.ts'
import { createPartFiles, type PartFiles, type Placing } from './part-files.ts'
import type { BuildOutcome, ReactBuild } from './ports.ts'
import type { Attached } from './prompts.ts'
import type { Stages } from './stages.ts'
import type { ReactTemplate } from './template.ts'
import { createUsersFiles, type ProjectNow, type UsersFiles } from './users-files.ts'

export interface Session {
  readonly input: AskInput
  readonly attached: Attached
  readonly plan: ReactPlan
  readonly template: ReactTemplate
  readonly stages: Stages
  /** The project, path to text: what was there, and what this run has written. */
  readonly files: ReadonlyMap<string, string>
  /** What this run has written. */
  readonly written: ReadonlyMap<string, string>
  /** Packages beyond the template's that are there by now. */
  packages(): readonly string[]
  /** What those give by name that every app may import; absent: nothing is mended without a model. */
  readonly packageNames?: PackageNames
  /** The exact version of one that the app may import by now. */
  versionOf(name: string): string | undefined
  /** Waits for packages that are being installed. */
  settledPackages(signal: AbortSignal): Promise<void>
  emit(event: RunEventBody): void
  /**
   * Asks for one part and writes its files as they become whole, or `together` at its end: files that need each other are then
   * never there by halves, whatever ends Kiln. Throws a Failure; what was whole is there then too.
   */
  takePart(request: PartRequest, place: Placing, signal: AbortSignal, when?: 'together'): Promise<PartFiles>
  /** What the run leaves alone. Whatever writes asks first; a file of theirs is not written, and no error. */
  readonly users: UsersFiles
  /** Writes a file that no answer brought. `silent`: nobody watches, as with the many files of a new project. */
  write(path: string, text: string, silent?: 'silent'): Promise<void>
  /** Writes what `change` makes of a file as it is now, silently; undefined: nothing is to be changed. */
  change(path: string, change: (text: string | undefined) => string | undefined): Promise<void>
  /** Many such files at once, silently. */
  writeAll(files: ReadonlyMap<string, string>): Promise<void>
  /** One build after another. */
  build(paths: readonly string[], signal: AbortSignal): Promise<BuildOutcome>
}

export interface SessionParts extends Pick<
  Session,
  | 'input'
  | 'attached'
  | 'plan'
  | 'template'
  | 'stages'
  | 'emit'
  | 'packages'
  | 'packageNames'
  | 'versionOf'
  | 'settledPackages'
> {
  readonly ask: AskPart
  readonly target: RunTarget
  readonly builder: ReactBuild
  /** The project's files, which others may change, too; absent: they do not. */
  readonly project?: ProjectNow
  /** What is there already. */
  readonly files: ReadonlyMap<string, string>
  /** Filled with what is written. */
  readonly written: Map<string, string>
}

export function createSession(parts: SessionParts): Session {
  const { ask, target, builder, emit, written } = parts
  const files = new Map(parts.files)
  const users = createUsersFiles(parts.project, files, emit)
  const queue = createSerialQueue()

  function keep(path: string, text: string): void {
    files.set(path, text)
    written.set(path, text)
  }

  async function write(path: string, text: string, silent?: 'silent'): Promise<void> {
    if (!(await users.isTheirs(path))) await put(path, text, silent)
  }

  async function put(path: string, text: string, silent?: 'silent'): Promise<void> {
    if (silent === undefined) {
      emit({ type: 'file-start', path })
      emit({ type: 'file-delta', path, text })
    }
    target.fileStart(path)
    target.fileDelta(path, text)
    await target.fileEnd(path, text)
    keep(path, text)
    if (silent === undefined) emit({ type: 'file-end', path })
  }

  async function writeAll(wanted: ReadonlyMap<string, string>): Promise<void> {
    const theirs = await Promise.all([...wanted.keys()].map((path) => users.isTheirs(path)))
    const all = new Map([...wanted].filter((_file, at) => theirs[at] !== true))
    if (target.filesEnd === undefined) {
      for (const [path, text] of all) await put(path, text, 'silent')
      return
    }
    await target.filesEnd(all)
    for (const [path, text] of all) keep(path, text)
  }

  /** What is there is known at once: an answer may bring a file twice, and somebody may change it in between. */
  const kept: RunTarget = {
    ...target,
    async fileEnd(path, text) {
      await target.fileEnd(path, text)
      keep(path, text)
    },
  }

  return {
    ...parts,
    files,
    users,
    async takePart(request, place, signal, when) {
      const into = when === undefined ? kept : { ...target, fileEnd: async () => undefined }
      const part = createPartFiles({ place, existing: files, users, target: into, emit })
      try {
        for await (const event of ask(request, signal)) await part.take(event)
        return part
      } finally {
        part.end()
        if (when === 'together') await writeAll(part.files)
      }
    },
    write,
    async change(path, change) {
      if (await users.isLockedNow(path)) return
      const text = change(files.get(path))
      if (text !== undefined) await put(path, text, 'silent')
    },
    writeAll,
    build: (paths, signal) => queue.run(() => builder.rebuild(paths, signal)),
  }
}
