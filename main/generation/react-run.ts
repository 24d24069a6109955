/** A React app's live run: what the studio gives it, and what an earlier run has made of the app already. */
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { PackageNames } from '../edits/fixes/fixable-app.ts'
import type { Handler } from '../pipeline/index.ts'
import type { Preview } from '../preview/preview.ts'
import type { Projects } from '../projects/projects.ts'
import type { Store } from '../store/store.ts'
import type { AskInput } from './react/ask.ts'
import { createPackageQuestion } from './react/package-question.ts'
import { performReactRun, retryScreen } from './react/perform-react-run.ts'
import type { PackageInstaller } from './react/ports.ts'
import { projectBuild } from './react/project-build.ts'
import { resumeFrom, type ReactRunState } from './react/resume.ts'
import type { ReactTemplate } from './react/template.ts'
import type { RunTarget } from './perform-run.ts'

/** What runs of React apps need of the studio. */
export interface ReactServices {
  /** The base of every app. */
  template(): Promise<ReactTemplate>
  /** What an app may import without installing anything, name to exact version. */
  vendored(): Readonly<Record<string, string>>
  /** What the libraries give by name that an app may import without installing anything. */
  readonly packageNames?: PackageNames
  /** Installs into what the project may import; gives the exact versions. Absent: nothing can be installed. */
  readonly install?: (
    projectId: string,
    ...rest: Parameters<PackageInstaller['install']>
  ) => ReturnType<PackageInstaller['install']>
  /** The build begins soon: what it needs may be started. */
  warm(): void
  /** How many screens are asked for at a time. */
  screensAtOnce(model: ModelRef): number
}

/** What a run of a React app begins with. */
export interface ReactStart {
  readonly template: ReactTemplate
  readonly vendored: Readonly<Record<string, string>>
  /** What an earlier run has made. */
  readonly resumes?: ReactRunState
  /** The one screen to make. */
  readonly screen?: string | undefined
}

export interface ReactRun extends ReactStart {
  readonly projectId: string
  readonly input: AskInput
  readonly target: RunTarget
}

/** The run that this one goes on with. */
interface EarlierRun {
  readonly runId: string
  /** A change that is gone on with is a change, and makes no app. */
  readonly mode: 'create' | 'edit'
  readonly screen?: string | undefined
}

interface EarlierEvents {
  readonly runs: Pick<Store['runs'], 'get'>
  readonly journal: Pick<Store['journal'], 'read'>
}

export interface ReactRunParts {
  readonly react: ReactServices
  readonly projects: Pick<Projects, 'workspace'>
  readonly store: Pick<Store, 'lockedFiles'>
  readonly preview: Pick<Preview, 'build' | 'hostFor' | 'projectChanged'>
  readonly handler: Handler
}

export interface StartedReactRun {
  /** Never rejects. */
  readonly ended: Promise<void>
  answerPackages(allow: boolean): void
}

/**
 * Whether this is a run that makes a React app, and with what it begins; undefined for any other. `texts`: the project's
 * files now. Throws where the studio's own files are not there.
 */
export async function reactStart(
  react: ReactServices,
  store: EarlierEvents,
  { kind, texts, earlier }: { kind: AppKind; texts: ReadonlyMap<string, string>; earlier?: EarlierRun | undefined },
): Promise<ReactStart | undefined> {
  const isOfMaking = earlier?.mode === 'create' || earlier?.screen !== undefined
  if (kind !== 'react' || (texts.size > 0 && !isOfMaking)) return undefined
  const own = { template: await react.template(), vendored: react.vendored() }
  if (earlier === undefined) return own
  return { ...own, resumes: resumeFrom(eventsOf(store, earlier.runId), texts), screen: earlier.screen }
}

/** Of the run, after those of the run that it went on with: one that was stopped at once has told nothing of what is there. */
export function* eventsOf(store: EarlierEvents, runId: string): Generator<RunEvent, void> {
  const before = store.runs.get(runId)?.resumes
  if (before !== undefined) yield* eventsOf(store, before)
  yield* store.journal.read(runId, -1)
}

/** Begins it; the run emits exactly one run-end, last. */
export function startReactRun(
  { react, projects, store, preview, handler }: ReactRunParts,
  { projectId, input, target, template, vendored, resumes, screen }: ReactRun,
  emit: (event: RunEventBody) => void,
  signal: AbortSignal,
): StartedReactRun {
  react.warm()
  const question = createPackageQuestion(emit)
  const { install } = react
  const packages: PackageInstaller = {
    vendored,
    confirm: install === undefined ? async () => [] : question.confirm,
    install: async (...asked) => (await install?.(projectId, ...asked)) ?? {},
  }
  const builder = projectBuild({ build: (paths) => preview.build(projectId, [...(paths ?? [])]) }, async () =>
    preview.hostFor({ view: 'project', projectId }),
  )
  const project = {
    isLocked: (path: string) => store.lockedFiles.list(projectId).includes(path),
    read: (path: string) => projects.workspace(projectId).read(path),
  }
  const names = react.packageNames === undefined ? {} : { packageNames: react.packageNames }
  const ports = { handler, template, builder, packages, target, project, emit, ...names }
  const all = { ...input, parallel: react.screensAtOnce(input.model), ...(resumes === undefined ? {} : { resumes }) }
  const ended =
    screen === undefined || resumes === undefined
      ? performReactRun(all, ports, signal)
      : retryScreen({ ...all, resumes }, screen, ports, signal)
  return {
    // What others have changed meanwhile was in none of its builds.
    ended: ended.then(() => preview.projectChanged(projectId)),
    answerPackages: question.answer,
  }
}
