/** One run from prompt to a React app of several screens: planned, running early, then made screen by screen. */
import { toAppError, type AppError } from '#shared/domain/error.ts'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { RunOutcome } from '#shared/domain/run.ts'
import { throwIfAborted } from '../../lib/abort.ts'
import type { PackageNames } from '../../edits/fixes/fixable-app.ts'
import type { Handler } from '../../pipeline/index.ts'
import type { AttachedContent } from '../attachments.ts'
import type { RunTarget } from '../perform-run.ts'
import { analyse, planEvent } from './analyse.ts'
import { createAskPart, type AskInput } from './ask.ts'
import { makeBase } from './base.ts'
import { isStandIn, screenPath, unmadeScreens } from './code-screens.ts'
import { endsRun } from './fatal.ts'
import { shareComponents } from './share-components.ts'
import { createPackages } from './install-packages.ts'
import type { PackageInstaller, ReactBuild } from './ports.ts'
import type { Attached } from './prompts.ts'
import { nothingMade, withoutScreen, type ReactRunState } from './resume.ts'
import { scaffold, versionsIn, withPackages } from './scaffold.ts'
import { nameUsedPackages } from './used-packages.ts'
import { errorsOf, makeScreens } from './screens.ts'
import { createSession, type Session } from './session.ts'
import { createStages, type Stages } from './stages.ts'
import type { ReactTemplate } from './template.ts'
import { untilAborted } from './until-aborted.ts'
import type { ProjectNow } from './users-files.ts'

export interface ReactRunInput extends AskInput {
  /** How many screens are written at a time: 2 is usual, 1 for a local model. */
  readonly parallel: number
  /** What an earlier run has made: only the rest is asked for. */
  readonly resumes?: ReactRunState
  /** The one screen to make, of an app that is there; the others stay as they are. */
  readonly only?: string
}

export interface ReactRunPorts {
  readonly handler: Handler
  readonly template: ReactTemplate
  readonly builder: ReactBuild
  readonly packages: PackageInstaller
  readonly target: RunTarget
  /** Of a project that is open to others: what they change meanwhile is left as it is. */
  readonly project?: ProjectNow
  /** What the libraries give by name. */
  readonly packageNames?: PackageNames
  readonly emit: (event: RunEventBody) => void
}

interface RunEnd {
  readonly outcome: RunOutcome
  readonly error?: AppError
  /** Of an app that is done: what was made. */
  readonly made?: string
}

/** Runs to its end, whatever happens, and emits exactly one run-end, last. Never rejects. What is whole is kept. */
export async function performReactRun(input: ReactRunInput, ports: ReactRunPorts, signal: AbortSignal): Promise<void> {
  const { emit, target } = ports
  const mode = input.only === undefined ? 'create' : 'edit'
  emit({ type: 'run-start', prompt: input.prompt, kind: 'react', mode, asked: input.model })
  const written = new Map<string, string>()
  const stages = createStages(emit)
  const made = make(input, ports, { written, stages }, signal)
  const { made: what, ...end } = await made.catch((thrown: unknown): RunEnd => endOf(thrown, input))
  const kept = await target.finish(end.outcome, written).then(
    (version) => ({ ...end, ...version }),
    (thrown: unknown) => endOf(thrown, input),
  )
  if (what !== undefined && kept.outcome === 'done') stages.enter('complete', what)
  emit({ type: 'run-end', ...kept })
}

/** Makes one screen again, or for the first time, and leaves the rest of the app alone: a run of its own. */
export function retryScreen(
  { resumes, ...input }: Omit<ReactRunInput, 'only'> & { readonly resumes: ReactRunState },
  id: string,
  ports: ReactRunPorts,
  signal: AbortSignal,
): Promise<void> {
  return performReactRun({ ...input, resumes: withoutScreen(resumes, id), only: id }, ports, signal)
}

function endOf(thrown: unknown, { explain }: AskInput): RunEnd {
  const error = toAppError(thrown)
  if (error.kind === 'aborted') return { outcome: 'stopped' }
  return { outcome: error.kind === 'truncated' ? 'truncated' : 'failed', error: explain?.(error) ?? error }
}

async function make(
  input: ReactRunInput,
  ports: ReactRunPorts,
  { written, stages }: { readonly written: Map<string, string>; readonly stages: Stages },
  signal: AbortSignal,
): Promise<RunEnd> {
  const { handler, template, builder, emit, target } = ports
  const state = input.resumes ?? nothingMade
  const attached = attachedOf(input.attachments ?? [])
  const ask = createAskPart(input, handler, emit)
  stages.enter('analyzing', 'Deciding what the app is made of')
  const plan = state.plan ?? (await analyse({ input, template, attached, ask, emit }, signal))
  emit(planEvent(plan, input.prompt))
  const packages = createPackages(plan.packages, ports.packages, stages, versionsIn(state.files))
  const session = createSession({
    ask,
    input,
    attached,
    plan,
    template,
    stages,
    emit,
    target,
    builder,
    written,
    ...(ports.project === undefined ? {} : { project: ports.project }),
    ...(ports.packageNames === undefined ? {} : { packageNames: ports.packageNames }),
    files: state.files,
    packages: () => packages.there(),
    versionOf: (name) => packages.versionOf(name),
    settledPackages: (until) => packages.settled(until),
  })
  /** What goes on beside the run ends with it. */
  const beside = new AbortController()
  const besideSignal = AbortSignal.any([signal, beside.signal])
  let installing: Promise<void> | undefined
  try {
    stages.enter('creating-project', 'Creating the project')
    await createProject(session, packages.vendored, wantedScreens(session, state, input))
    // One screen is no occasion to ask again for what was refused.
    if (input.only !== undefined) stages.enter('installing-deps', 'Everything is there already')
    else
      installing = packages.install(besideSignal, async (versions) => {
        await session.change('package.json', (text = '{}') => withPackages(text, versions))
      })
    const shown = show(session, builder, signal)
    // A stop, or the base's failure, is not to leave it unheard.
    shown.catch(() => undefined)
    const hasBase = state.hasBase || (await makeBase(session, signal))
    if (!(await shown) && hasBase && !state.hasBase) emit({ type: 'preview-ready' })
    stages.enter('preview-ready', 'The app runs')
    const failed = await makeOthers(session, state, input, signal)
    if (input.only === undefined) {
      stages.enter('adding-components', 'Looking for what the screens share')
      await shareComponents(session, signal)
    }
    throwIfAborted(signal)
    // Nobody waits for an answer, but what was allowed is a part of the app.
    if (installing !== undefined && packages.isInstalling()) await untilAborted(installing, signal)
    await nameUsedPackages(session)
    const left = failed.find(endsRun)
    if (left !== undefined) return { outcome: 'failed', error: input.explain?.(left) ?? left }
    return { outcome: 'done', made: summary(session, failed.length) }
  } finally {
    beside.abort()
    await installing
    await leaveTidy(session)
    await lookForChanges(session)
  }
}

/**
 * Writes the base by the plan; of a project that is there, only what is missing. `making`: ids of the screens that say
 * that they are not there, and are going to be.
 */
async function createProject(
  session: Session,
  vendored: Readonly<Record<string, string>>,
  making: ReadonlySet<string>,
): Promise<void> {
  const { plan, template, input } = session
  const files = scaffold(plan, template, { packages: vendored, checked: input.model.provider === 'starter' })
  const again = new Set([...making].map(screenPath))
  const isNew = (path: string): boolean => {
    const text = session.files.get(path)
    return text === undefined || (again.has(path) && isStandIn(text))
  }
  await session.writeAll(new Map([...files].filter(([path]) => isNew(path))))
}

/** Ids of the screens that this run is to make, as far as they are not there. */
function wantedScreens({ plan }: Session, { ready }: ReactRunState, { only }: ReactRunInput): ReadonlySet<string> {
  return new Set(plan.screens.map(({ id }) => id).filter((id) => (only === undefined ? !ready.has(id) : id === only)))
}

/** The first build, and the address at which the app is seen: from here on there is something to look at, if it builds. */
async function show(session: Session, builder: ReactBuild, signal: AbortSignal): Promise<boolean> {
  const { stages, emit } = session
  stages.enter('starting-server', 'Building the preview')
  const built = await session.build([...session.files.keys()], signal)
  stages.enter('creating-tunnel', 'Opening the preview')
  await builder.address(signal)
  if (built.ok) emit({ type: 'preview-ready' })
  return built.ok
}

/** All screens beside home that are not there. Those that are there but were never built are tried first. */
async function makeOthers(
  session: Session,
  state: ReactRunState,
  { parallel, only }: ReactRunInput,
  signal: AbortSignal,
): Promise<readonly AppError[]> {
  const missing: string[] = []
  for (const { id } of session.plan.screens.slice(1)) {
    const path = screenPath(id)
    if (only !== undefined ? id === only : !state.ready.has(id)) {
      const isWritten = only === undefined && !isStandIn(session.files.get(path) ?? '')
      if (!isWritten || (await errorsOf(session, [path], signal)).length > 0) {
        missing.push(id)
        continue
      }
    }
    if (only === undefined || state.ready.has(id)) session.emit({ type: 'screen-ready', screen: id })
  }
  let isMade = false
  try {
    const { failed } = await makeScreens(session, missing, parallel, signal)
    isMade = failed.length === 0
    return failed.map(({ error }) => error)
  } finally {
    if (!isMade && only !== undefined) await putScreenBack(session, state, only)
  }
}

/** A screen that was there is as it was, when it could not be made again. */
async function putScreenBack(session: Session, { files }: ReactRunState, id: string): Promise<void> {
  const path = screenPath(id)
  const text = files.get(path)
  if (text === undefined || isStandIn(text) || session.files.get(path) === text) return
  await session.write(path, text)
  await session.build([path], AbortSignal.timeout(lastBuildMs)).catch(() => undefined)
}

/** A screen that is not being made any more does not look as if it were. */
async function leaveTidy(session: Session): Promise<void> {
  const unmade = unmadeScreens(session.plan, session.files)
  for (const [path, text] of unmade) await session.write(path, text)
  // The run may have been stopped; the app is still looked at. Without this build it shows the grey shapes for longer.
  if (unmade.size > 0) await session.build([...unmade.keys()], AbortSignal.timeout(lastBuildMs)).catch(() => undefined)
}

/** What somebody has changed since it was written is told, at the latest at the end. */
async function lookForChanges({ written, users }: Session): Promise<void> {
  for (const path of written.keys()) if (path !== 'package.json') await users.isTheirs(path)
}

const lastBuildMs = 3000

function summary({ plan }: Session, failed: number): string {
  const made = plan.screens.length - failed
  return failed === 0 ? `${made} screens` : `${made} of ${plan.screens.length} screens; ${failed} to try again`
}

function attachedOf(attachments: readonly AttachedContent[]): Attached {
  const images = attachments.filter(({ kind }) => kind === 'image')
  const texts = attachments.filter(({ kind }) => kind === 'text')
  return {
    images: images.map(({ mediaType, content }) => ({ mediaType, bytes: content })),
    texts: texts.map(({ name, content }) => ({ name, text: new TextDecoder().decode(content) })),
  }
}
