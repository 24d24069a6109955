/** Folds a run's events into what can be shown of it: one pure reducer for the window, the drafts and the records. */
import type { AppFix } from '../domain/app-fix.ts'
import type { RunCost } from '../domain/cost.ts'
import type { EditProblem } from '../domain/edit-problem.ts'
import type { AppError } from '../domain/error.ts'
import type { ModelRef, Usage } from '../domain/model.ts'
import type { AppKind } from '../domain/project.ts'
import type { AnswerPath, Citation, RejectedFile, RunOutcome } from '../domain/run.ts'
import type { ReactPlan } from '../domain/react-plan.ts'
import type { RunEvent } from './run-event.ts'

export interface RunViewFile {
  readonly path: string
  readonly text: string
  /** In `text`, counted as it comes: reading a long text of many pieces makes one of them, which costs all of it. */
  readonly lineBreaks: number
  /** False while it is written, and for ever when the answer ended inside it. */
  readonly whole: boolean
}

export interface RunViewStage {
  readonly name: string
  readonly message: string
  readonly percent: number
  readonly at: number
}

export interface RunViewWait {
  readonly reason: 'retry' | 'rate-limited' | 'queue' | 'provider-down' | 'loading'
  readonly model: ModelRef
  readonly sinceMs: number
  readonly untilMs?: number | undefined
  readonly position?: number | undefined
  readonly canHurry?: boolean | undefined
  readonly canReplace?: boolean | undefined
  readonly shared?: boolean | undefined
}

export interface RunViewPlan {
  readonly name: string
  readonly summary: string
  /** Of a React app, as far as they are decided. */
  readonly screens?: readonly { readonly id: string; readonly title: string }[] | undefined
  readonly components?: readonly string[] | undefined
  readonly palette?: string | undefined
  /** All of it, when it is decided. */
  readonly react?: ReactPlan | undefined
}

export interface RunViewScreen {
  readonly id: string
  readonly state: 'ready' | 'failed'
  /** Why it failed. */
  readonly error?: AppError | undefined
}

export interface RunViewImage {
  readonly slug: string
  readonly description: string
  readonly state: 'asked' | 'ready' | 'failed'
  /** Why it failed. */
  readonly error?: AppError | undefined
}

export interface RunView {
  /** The last event that is in this view; -1 for none. Attach again with it as `afterSeq`. */
  readonly lastSeq: number
  readonly kind: AppKind | undefined
  readonly startedAt: number | undefined
  readonly firstTokenAt: number | undefined
  readonly endedAt: number | undefined
  readonly plan: RunViewPlan | undefined
  /** Of a React app: the screens whose fate is known, in the order in which it became so. */
  readonly screens: readonly RunViewScreen[]
  readonly stages: readonly RunViewStage[]
  /** Of a run that makes pictures: all that are wanted. */
  readonly images: readonly RunViewImage[]
  /** Packages that the run asks for, while nobody has answered. */
  readonly packagesAsked: readonly string[] | undefined
  readonly answered: ModelRef | undefined
  readonly path: AnswerPath
  /** What is being waited for right now. */
  readonly wait: RunViewWait | undefined
  readonly text: string
  readonly reasoning: string
  /** In the order of their first appearance. */
  readonly files: readonly RunViewFile[]
  /** What is being written now, in the order in which it was begun: screens of a React app are written side by side. */
  readonly writing: readonly string[]
  readonly citations: readonly Citation[]
  readonly rejected: readonly RejectedFile[]
  /** Files that go with a change. */
  readonly removed: readonly string[]
  /** What of a change could not be taken: each may still be decided on. */
  readonly editProblems: readonly EditProblem[]
  /** What was mended without a model, once the answer was the project's. */
  readonly fixes: readonly AppFix[]
  /** Characters of the answer so far, prose and files. */
  readonly outputCharacters: number
  readonly usage: Usage | undefined
  readonly cost: RunCost | undefined
  readonly outcome: RunOutcome | undefined
  readonly error: AppError | undefined
  readonly versionId: string | undefined
  /** The result waits to be looked at. */
  readonly review: boolean
}

export const emptyRunView: RunView = {
  lastSeq: -1,
  kind: undefined,
  startedAt: undefined,
  firstTokenAt: undefined,
  endedAt: undefined,
  plan: undefined,
  screens: [],
  stages: [],
  images: [],
  packagesAsked: undefined,
  answered: undefined,
  path: {},
  wait: undefined,
  text: '',
  reasoning: '',
  files: [],
  writing: [],
  citations: [],
  rejected: [],
  removed: [],
  editProblems: [],
  fixes: [],
  outputCharacters: 0,
  usage: undefined,
  cost: undefined,
  outcome: undefined,
  error: undefined,
  versionId: undefined,
  review: false,
}

/** What a resumed answer begins with was written before: nothing of it is this model's answer yet. */
const unheard = { firstTokenAt: undefined, outputCharacters: 0 }

/** The view after one more event. An event that is already in the view changes nothing, so a replay is safe. */
export function foldRunEvent(view: RunView, event: RunEvent): RunView {
  if (event.seq <= view.lastSeq) return view
  return foldBody({ ...view, lastSeq: event.seq, wait: event.type === 'wait' ? view.wait : undefined }, event)
}

function foldBody(view: RunView, event: RunEvent): RunView {
  switch (event.type) {
    case 'run-start':
      return { ...view, startedAt: event.at, kind: event.kind }
    case 'plan': {
      const { name, summary, screens, components, palette, react } = event
      // A React app's plan is the first that its model says; one that was known before was said by nobody now.
      const isSaid = screens !== undefined && view.answered !== undefined
      const firstTokenAt = view.firstTokenAt ?? (isSaid ? event.at : undefined)
      return { ...view, firstTokenAt, plan: { name, summary, screens, components, palette, react } }
    }
    case 'screen-ready':
      return { ...view, screens: withScreen(view.screens, { id: event.screen, state: 'ready' }) }
    case 'screen-failed':
      return { ...view, screens: withScreen(view.screens, { id: event.screen, state: 'failed', error: event.error }) }
    case 'image-asked': {
      const { slug, description } = event
      return { ...view, images: withImage(view.images, { slug, description, state: 'asked' }) }
    }
    case 'image-ready':
      return { ...view, images: withImage(view.images, { slug: event.slug, state: 'ready' }) }
    case 'image-failed':
      return { ...view, images: withImage(view.images, { slug: event.slug, state: 'failed', error: event.error }) }
    case 'stage':
      return {
        ...view,
        stages: [...view.stages, { name: event.name, message: event.message, percent: event.percent, at: event.at }],
      }
    case 'answering':
      return {
        ...view,
        answered: event.model,
        path: withSource(view.path, event),
      }
    case 'wait': {
      const { reason, model, untilMs, position, canHurry, canReplace, shared } = event
      // The place in a queue changes while the same wait goes on.
      const sinceMs = view.wait?.reason === reason ? view.wait.sinceMs : event.at
      return { ...view, wait: { reason, model, sinceMs, untilMs, position, canHurry, canReplace, shared } }
    }
    case 'attempt-failed': {
      const failures = [...(view.path.failures ?? []), { model: event.model, error: event.error }]
      return { ...view, path: { ...view.path, failures } }
    }
    case 'fallback': {
      const { from, to, why } = event
      return { ...view, path: { ...view.path, fallback: { from, to, why } } }
    }
    case 'continuing':
      return { ...view, ...(event.why === 'resumed' ? unheard : {}), path: { ...view.path, continued: event.count } }
    case 'text-delta':
      return { ...withOutput(view, event.at, event.text), text: view.text + event.text }
    case 'reasoning-delta':
      return { ...view, firstTokenAt: view.firstTokenAt ?? event.at, reasoning: view.reasoning + event.text }
    case 'file-start':
      return {
        ...view,
        firstTokenAt: view.firstTokenAt ?? event.at,
        writing: [...othersBeingWritten(view, event.path), event.path],
        files: withFile(view.files, { path: event.path, text: '', lineBreaks: 0, whole: false }),
      }
    case 'file-delta':
      return {
        ...withOutput(view, event.at, event.text),
        files: changeFile(view.files, event.path, (file) => ({
          ...file,
          text: file.text + event.text,
          lineBreaks: file.lineBreaks + countLineBreaks(event.text),
        })),
      }
    case 'file-end':
      return {
        ...view,
        writing: without(view.writing, event.path),
        files: changeFile(view.files, event.path, (file) => ({ ...file, whole: true })),
      }
    case 'file-reject':
      return {
        ...view,
        writing: without(view.writing, event.path),
        files: view.files.filter((file) => file.path !== event.path),
        rejected: [...view.rejected, rejectedFile(event)],
      }
    case 'file-removed':
      return { ...view, removed: [...without(view.removed, event.path), event.path] }
    case 'edit-failed':
      return { ...view, editProblems: [...view.editProblems, event.problem] }
    case 'fixed':
      return { ...view, fixes: [...view.fixes, ...event.fixes] }
    case 'usage':
      return { ...view, usage: event.usage, cost: event.cost }
    case 'run-end':
      return {
        ...view,
        writing: [],
        packagesAsked: undefined,
        endedAt: event.at,
        outcome: event.outcome,
        error: event.error,
        versionId: event.versionId,
        review: event.review === true,
      }
    case 'citation':
      return { ...view, citations: withCitation(view.citations, { url: event.url, title: event.title }) }
    case 'packages-asked':
      return { ...view, packagesAsked: event.packages }
    case 'packages-answered':
      return { ...view, packagesAsked: undefined }
    case 'wait-end':
    case 'preview-ready':
      return view
  }
}

/** Of several answers, one by the provider is enough for the whole not to be from the cache. */
function withSource(path: AnswerPath, { from, ageMs }: Extract<RunEvent, { type: 'answering' }>): AnswerPath {
  if (path.from === 'provider') return path
  const { ageMs: _, ...rest } = path
  return { ...rest, from, ...(ageMs === undefined ? {} : { ageMs }) }
}

function withOutput(view: RunView, at: number, text: string): RunView {
  return {
    ...view,
    firstTokenAt: view.firstTokenAt ?? at,
    outputCharacters: view.outputCharacters + text.length,
  }
}

function rejectedFile({ path, why, cause }: Extract<RunEvent, { type: 'file-reject' }>): RejectedFile {
  return { path, why, ...(cause === undefined ? {} : { cause }) }
}

/** Providers repeat a page for every sentence that rests on it. */
function withCitation(citations: readonly Citation[], citation: Citation): readonly Citation[] {
  return citations.some(({ url }) => url === citation.url) ? citations : [...citations, citation]
}

function withFile(files: readonly RunViewFile[], file: RunViewFile): readonly RunViewFile[] {
  return files.some(({ path }) => path === file.path) ? changeFile(files, file.path, () => file) : [...files, file]
}

/** A screen that is tried again has the fate of its last try. */
function withScreen(screens: readonly RunViewScreen[], screen: RunViewScreen): readonly RunViewScreen[] {
  return [...screens.filter(({ id }) => id !== screen.id), screen]
}

/** An answer writes one file after the other, and may leave one without a word; only a React app's are written side by side. */
function othersBeingWritten({ kind, writing }: RunView, path: string): readonly string[] {
  return kind === 'react' ? without(writing, path) : []
}

function without(paths: readonly string[], path: string): readonly string[] {
  return paths.filter((other) => other !== path)
}

function withImage(
  images: readonly RunViewImage[],
  image: Omit<RunViewImage, 'description'> & { readonly description?: string },
): readonly RunViewImage[] {
  const known = images.find(({ slug }) => slug === image.slug)
  const next = { description: image.slug, ...known, ...image }
  return known === undefined ? [...images, next] : images.map((one) => (one === known ? next : one))
}

function changeFile(
  files: readonly RunViewFile[],
  path: string,
  change: (file: RunViewFile) => RunViewFile,
): readonly RunViewFile[] {
  return files.map((file) => (file.path === path ? change(file) : file))
}

function countLineBreaks(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
