/** What is wrong with each project as windows see it, and what is done about it: without a model, by one, or by nobody. */
import { setTimeout } from 'node:timers/promises'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import type { AppFix } from '#shared/domain/app-fix.ts'
import { failure } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { AppProblem, HeldBack, ProblemCause, ProblemsState, SeenProblems } from '#shared/domain/problem.ts'
import type { Version } from '#shared/domain/project.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Projects } from '../../projects/projects.ts'
import type { Store } from '../../store/store.ts'
import type { RunRegistry } from '../registry.ts'
import type { AppFixes } from './apply-fixes.ts'
import { isChangedOutside } from './changed-outside.ts'
import { codeAround } from './code-around.ts'
import { fingerprint, isOutside } from './fingerprint.ts'
import { filesOf } from './fix-prompt.ts'
import { createFixRuns, type FixRunsParts, type PlannedFix } from './fix-runs.ts'
import { runsSincePrompt, triesOf } from './loop-guard.ts'
import { heldBack } from './may-fix.ts'
import { createNewestChange } from './newest-change.ts'
import { createProjectMemory, perProject, type KnownProblem } from './project-memory.ts'
import { createRemedies } from './remedies.ts'

export interface Problems {
  /** All that a window sees now. What surely can be mended is, and one fix is asked of a model where the rules allow it. */
  report(projectId: string, seen: SeenProblems): Promise<ProblemsState>
  list(projectId: string): Promise<ProblemsState>
  /** By button. Throws a Failure where nothing can be done, or the same would be done again. */
  fix(projectId: string): Promise<{ fixed: AppFix[]; runId?: string }>
  dismiss(projectId: string, ids: readonly string[]): Promise<ProblemsState>
  /** Told of all that happens in the studio. */
  hear(event: StudioEvent): void
}

export interface ProblemsParts extends Pick<FixRunsParts, 'auto' | 'model'> {
  readonly store: Pick<Store, 'runs' | 'versions'>
  readonly projects: Pick<Projects, 'get' | 'versions' | 'workspace'>
  readonly runs: Pick<RunRegistry, 'start' | 'whileIdle' | 'liveRunOf'>
  readonly fixes: AppFixes
  readonly clock: Clock
  /** Prompts that wait in the project. */
  readonly waiting: (projectId: string) => number
  readonly isOn: () => boolean
  /** The month's money is spent, and the model costs some. */
  readonly isOverBudget: (model: ModelRef) => Promise<boolean>
  /** Reached over the network. */
  readonly isHosted: (model: ModelRef) => boolean
  readonly publish: (event: StudioEvent) => void
}

/** Of the user's own hand, or of what is none of a prompt's. */
const byHand: ReadonlySet<Version['reason']> = new Set(['save', 'files', 'direct', 'external', 'restore', 'import'])

/** So many are looked at for what mends them without a model: the most pressing ones. */
const mostLookedAt = 5

export function createProblems(parts: ProblemsParts): Problems {
  const { store, projects, runs, fixes, clock, publish } = parts
  const memoryOf = perProject(createProjectMemory)
  const remediesOf = perProject((projectId) =>
    createRemedies({
      find: (files, unsaved) => fixes.find(projectId, files, unsaved),
      now: clock.now,
      wait: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
    }),
  )
  const newestChange = createNewestChange(store, projects)
  const fixRuns = createFixRuns(parts)

  function causeOf(
    projectId: string,
    problem: KnownProblem,
    version: Version | undefined,
    isOutsideKiln: boolean,
  ): ProblemCause {
    const memory = memoryOf(projectId)
    if (isOutside(problem)) return 'outside'
    if (version === undefined || memory.wasThere(problem.id)) return 'before'
    if (isOutsideKiln || byHand.has(version.reason)) return 'hand'
    return version.runId !== undefined && memory.mayBeOf(version.runId) ? 'change' : 'before'
  }

  /** Nobody can tell while a run writes its own files; what cannot be read is left alone. */
  async function changedOutside(projectId: string): Promise<boolean> {
    if (runs.liveRunOf(projectId) !== undefined) return false
    return isChangedOutside(projects.workspace(projectId), store.versions.latestFiles(projectId)).catch(() => true)
  }

  /** What is still wrong, most pressing first. */
  async function openProblems(projectId: string): Promise<AppProblem[]> {
    const memory = memoryOf(projectId)
    const { kind } = projects.get(projectId)
    const since = runsSincePrompt(store.runs.listByProject(projectId))
    const { version, before } = newestChange.of(projectId)
    const outside = await changedOutside(projectId)
    const undoTo = outside ? projects.versions(projectId)[0] : before
    const ofChange = newestChange.files(projectId)
    const newest = newestChange.versionId(projectId)
    const found = (problem: KnownProblem): AppFix[] =>
      remediesOf(projectId).of(newest, [...filesOf(problem), ...ofChange])
    const open: AppProblem[] = []
    for (const problem of memory.seen()) {
      const tries = triesOf(problem.id, problem.at, since, kind === 'page')
      if (tries.isGone) continue
      const cause = causeOf(projectId, problem, version, outside)
      const code = await codeAround(projects.workspace(projectId), problem)
      const isUndoable = undoTo !== undefined && (cause === 'change' || cause === 'hand')
      open.push({
        ...problem,
        cause,
        ...(code === undefined ? {} : { code }),
        remedy: cause === 'outside' ? [] : found(problem),
        spent: tries.spent,
        tried: [...tries.models],
        stuck: tries.stuck,
        ...(isUndoable ? { undoTo: { versionId: undoTo.id, number: undoTo.number } } : {}),
      })
    }
    return open.toSorted((a, b) => rank(a) - rank(b))
  }

  /** `model`: the one that would be asked; undefined where none is ready. */
  async function held(
    projectId: string,
    open: readonly AppProblem[],
    model: ModelRef | undefined,
  ): Promise<HeldBack | undefined> {
    const memory = memoryOf(projectId)
    const prompt = memory.prompt()
    const since = runsSincePrompt(store.runs.listByProject(projectId))
    const mended = open.filter(({ cause }) => cause === 'change')
    const files = new Set(mended.flatMap(filesOf))
    return heldBack({
      causes: open.map(({ cause }) => cause),
      isOn: parts.isOn(),
      isStuck: open.some(({ stuck }) => stuck),
      automatic: since.filter(({ fix }) => fix?.automatic === true).length,
      age: prompt?.endedAt === undefined ? Infinity : clock.now() - prompt.endedAt,
      isEdited: memory.unsaved().some((path) => files.has(path)),
      isQueued: parts.waiting(projectId) > 0,
      hasModel: model !== undefined && model.provider !== 'starter',
      isOverBudget: model !== undefined && (await parts.isOverBudget(model)),
      isOffline: !memory.isOnline() && model !== undefined && parts.isHosted(model),
    })
  }

  /** What would be asked without anybody's asking, and what holds it back. */
  async function look(
    projectId: string,
    open: readonly AppProblem[],
  ): Promise<{ readonly planned: PlannedFix | undefined; readonly held: HeldBack | undefined }> {
    const mended = open.filter(({ cause }) => cause === 'change')
    const planned = mended.length === 0 ? undefined : await plan(projectId, mended).catch(() => undefined)
    return { planned, held: await held(projectId, open, planned?.chosen.model) }
  }

  async function stateOf(projectId: string): Promise<ProblemsState> {
    // Mostly, nothing is wrong.
    if (memoryOf(projectId).seen().length === 0) return { problems: [] }
    const problems = await openProblems(projectId)
    const live = runs.liveRunOf(projectId)
    const fixing = live !== undefined && store.runs.get(live)?.fix !== undefined ? live : undefined
    if (fixing !== undefined) return { problems, fixing }
    const reason = problems.length === 0 ? undefined : (await look(projectId, problems)).held
    return { problems, ...(reason === undefined ? {} : { held: reason }) }
  }

  /** The files where what is wrong may be mended without a model. */
  function filesToMend(projectId: string, problems: readonly AppProblem[]): readonly string[] {
    return [...problems.flatMap(filesOf), ...newestChange.files(projectId)]
  }

  /** Without a model; told to the turn that it mends. */
  async function mend(projectId: string, problems: readonly AppProblem[]): Promise<readonly AppFix[]> {
    const memory = memoryOf(projectId)
    const refusal = 'A run is changing this project. Wait until it is done, then try again.'
    return runs.whileIdle(projectId, refusal, async () => {
      const done = await fixes.apply(projectId, filesToMend(projectId, problems), memory.unsaved())
      if (done === undefined) return []
      const turn = memory.prompt()?.runId
      const run = turn === undefined ? undefined : store.runs.get(turn)
      if (run !== undefined) store.runs.update(run.id, { fixes: [...(run.fixes ?? []), ...done.fixes] })
      publish({ type: 'project-changed', projectId })
      return done.fixes
    })
  }

  /** What a model would be asked, and which. Throws a Failure where none is ready. */
  function plan(projectId: string, problems: readonly AppProblem[]): Promise<PlannedFix> {
    return fixRuns.plan(projectId, problems, causingPrompt(projectId, problems))
  }

  function causingPrompt(projectId: string, problems: readonly AppProblem[]): string | undefined {
    return problems.some(({ cause }) => cause === 'change') ? newestChange.prompt(projectId) : undefined
  }

  /** One step of the order: what is certain first, then a model, once; the window tells what came of it. */
  async function consider(projectId: string): Promise<void> {
    const memory = memoryOf(projectId)
    if (runs.liveRunOf(projectId) !== undefined || !memory.begin()) return
    try {
      const before = await openProblems(projectId)
      const hasLooked = await lookForRemedies(projectId, before)
      const open = hasLooked ? await openProblems(projectId) : before
      if (runs.liveRunOf(projectId) !== undefined) return
      const mended = open.filter(({ cause }) => cause === 'change')
      // What was there when Kiln began, or comes of an answer that was cut off, waits for the user.
      if (memory.prompt() === undefined) return
      const certain = mended.filter(({ id, remedy }) => remedy.length > 0 && memory.mayMend(id))
      if (certain.length > 0) {
        const done = await mend(projectId, certain)
        if (done.length > 0) return
        remediesOf(projectId).drop()
      }
      const { planned, held } = await look(projectId, open)
      if (planned !== undefined && held === undefined) await fixRuns.start(planned, true)
    } finally {
      memory.end()
    }
  }

  async function lookForRemedies(projectId: string, open: readonly AppProblem[]): Promise<boolean> {
    const some = open.filter(({ cause }) => cause !== 'outside').slice(0, mostLookedAt)
    if (some.length === 0) return false
    return remediesOf(projectId).look({
      versionId: newestChange.versionId(projectId),
      files: filesToMend(projectId, some),
      unsaved: memoryOf(projectId).unsaved(),
      mayChange: some.some(({ cause }) => cause === 'hand'),
    })
  }

  return {
    async report(projectId, seen) {
      projects.get(projectId)
      // What was seen of a version before is nobody's any more: the window tells all anew once it shows this one.
      if (seen.version !== newestChange.versionId(projectId)) return stateOf(projectId)
      const now = clock.now()
      const fixedAt = newestChange.fixedAt(projectId)
      const known = seen.problems
        .map(({ ago, ...one }) => ({ ...one, id: fingerprint(one), at: now - ago }))
        .filter(({ at }) => at > fixedAt)
      memoryOf(projectId).take(known, seen)
      if (known.length === 0) remediesOf(projectId).forget()
      // Whoever begins something else meanwhile goes first; what is wrong then is told again.
      await consider(projectId).catch(() => undefined)
      return stateOf(projectId)
    },
    list: stateOf,
    async fix(projectId) {
      const open = await openProblems(projectId)
      const own = open.filter(({ cause }) => cause !== 'outside')
      const problems = own.length > 0 ? own : open
      if (problems.length === 0) throw failure('invalid-input', 'Nothing is wrong that Kiln knows of.')
      const fixed = await mend(projectId, problems)
      if (fixed.length > 0) return { fixed: [...fixed] }
      const planned = await plan(projectId, problems)
      const { model } = planned.chosen
      if (model.provider === 'starter') {
        throw failure('invalid-input', 'Starter cannot fix an error. Choose a model, then try again.', {
          reason: 'starter-cannot',
        })
      }
      if (problems.some(({ stuck, tried }) => stuck && tried.some((one) => isSame(one, model)))) {
        throw failure('invalid-input', `${model.model} has tried, and the same error came back. Choose another model.`)
      }
      return { fixed: [], runId: await fixRuns.start(planned, false) }
    },
    dismiss(projectId, ids) {
      memoryOf(projectId).dismiss(ids)
      return stateOf(projectId)
    },
    hear(event) {
      if (event.type !== 'run-started' && event.type !== 'run-ended') return
      const run = store.runs.get(event.runId)
      if (run === undefined || run.beside !== undefined || run.fix !== undefined) return
      if (event.type === 'run-started') memoryOf(event.projectId).promptBegan(event.runId)
      else memoryOf(event.projectId).promptEnded(event.runId, endedWell(run), clock.now())
    },
  }
}

function endedWell({ state }: RunRecord): boolean {
  return state === 'done'
}

/** What keeps the app from being built or started comes first, then what the newest change brought. */
function rank({ kind, cause }: AppProblem): number {
  const causes = { change: 0, hand: 1, before: 2, outside: 3 }
  return (kind === 'build' ? 0 : 10) + causes[cause]
}

function isSame(a: ModelRef, b: ModelRef): boolean {
  return a.provider === b.provider && a.model === b.model
}
