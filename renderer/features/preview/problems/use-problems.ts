/** What is wrong with the app that the pane shows: told to the studio once it stands, and what is known of it from there. */
import type { BuildProblem, BuildState } from '#shared/domain/build.ts'
import type { AppProblem, ProblemsState, SeenProblem } from '#shared/domain/problem.ts'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { invalidate } from '../../../client/query-cache.ts'
import { useQuery } from '../../../client/use-query.ts'
import { showError, showToast } from '../../../ui/toast.tsx'
import { fixText } from '../../../words/fix-text.ts'
import { t } from '../../../words/index.ts'
import type { Broken } from '../use-app-state.ts'
import type { PreviewFixing } from '../types.ts'
import type { HeardProblem, HeardProblems } from './heard-problems.ts'

/** Milliseconds for which nothing new must be wrong before it is told: errors come in company. */
const settleMs = 700

export interface SeenNow {
  readonly projectId: string
  /** Undefined where nothing can be done about errors: they are shown all the same. */
  readonly fixing: PreviewFixing | undefined
  readonly heard: HeardProblems
  /** How the newest build stands; another one says what it says anew. */
  readonly built: BuildState | undefined
  /** What is wrong with it. */
  readonly build: readonly BuildProblem[]
  /** The newest build breaks as it starts, and is not shown for it. */
  readonly brokenUpdate: Broken | undefined
  readonly brokenBuild: number | undefined
  /** The app broke before it had begun. */
  readonly starting: Broken | undefined
  /** The newest version's id; empty where there is none. */
  readonly version: string
  /** It is the project itself that is shown, and nothing is under way. */
  readonly settled: boolean
}

export interface ShownProblem {
  readonly problem: Omit<SeenProblem, 'ago'>
  /** What the studio knows of it; undefined while it has not been told. */
  readonly known: AppProblem | undefined
  readonly from: 'build' | 'update' | 'start' | 'use'
  readonly hint?: string | undefined
  /** The file that is not there, where this is all that is wrong. */
  readonly missing?: string | undefined
  /** How many there are beside it. */
  readonly more: number
}

export interface ProblemsView {
  readonly first: ShownProblem | undefined
  readonly state: ProblemsState
  /** The click was heard, and nothing has come of it yet. */
  readonly busy: boolean
  readonly fix: () => void
  readonly undo: () => void
  readonly dismiss: () => void
}

const nothing: ProblemsState = { problems: [] }

export function useProblems(seen: SeenNow): ProblemsView {
  const { projectId, fixing, heard, settled } = seen
  const used = useSyncExternalStore(heard.subscribe, heard.get)
  const local = useLocal(seen, used)
  const key = `project/${projectId}/problems`
  const { data: state = nothing } = useQuery(key, (signal) =>
    fixing === undefined ? Promise.resolve(nothing) : fixing.client.problem.list({ projectId }, { signal }),
  )
  useReports(seen, local, key)

  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  // What comes of another prompt is not what was dismissed.
  useEffect(() => {
    if (!settled) setDismissed(new Set())
  }, [settled])

  const shown = shownProblems(local, state).filter(({ problem }) => !dismissed.has(problem.message))
  const [first] = shown
  const [busy, setBusy] = useState(false)

  const fix = (): void => {
    if (fixing === undefined) return
    setBusy(true)
    fixing.client.problem
      .fix({ projectId })
      .then(({ fixed }) => {
        const [done] = fixed
        if (done !== undefined) showToast(t('fixes.done', { what: fixText(done) }))
      })
      .catch(showError)
      .finally(() => {
        setBusy(false)
        invalidate(key)
      })
  }
  const undoTo = first?.known?.undoTo
  const undo = (): void => {
    if (fixing === undefined || undoTo === undefined) return
    fixing.client.version.restore({ projectId, versionId: undoTo.versionId }).catch(showError)
  }
  const dismiss = (): void => {
    const ids = shown.flatMap(({ known }) => (known === undefined ? [] : [known.id]))
    setDismissed((before) => new Set([...before, ...shown.map(({ problem }) => problem.message)]))
    if (fixing === undefined || ids.length === 0) return
    fixing.client.problem
      .dismiss({ projectId, ids })
      .then(() => invalidate(key))
      .catch(showError)
  }

  return { first: first && { ...first, more: shown.length - 1 }, state, busy, fix, undo, dismiss }
}

type Local = HeardProblem & Pick<ShownProblem, 'from' | 'hint'>

/** All that the pane itself sees, most pressing first. */
function useLocal(seen: SeenNow, used: readonly HeardProblem[]): readonly Local[] {
  const { built, build, brokenUpdate, brokenBuild, starting } = seen
  const builtAt = useTimeOf(built)
  const brokenAt = useTimeOf(brokenBuild)
  const ofBuild = useKept(
    build.map(({ text, hint, file, line, column }): Local => ({
      ...{ kind: 'build', from: 'build', at: builtAt, hint },
      message: text,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    })),
  )
  const ofUpdate = useKept(brokenUpdate === undefined ? [] : [ofBroken(brokenUpdate, 'update', brokenAt)])
  return useMemo(() => {
    const startedWith = (one: HeardProblem): boolean => one.message === starting?.message
    const ofApp = used.map((one): Local => ({ ...one, from: startedWith(one) ? 'start' : 'use' }))
    return [...ofBuild, ...ofUpdate, ...ofApp.toSorted((a, b) => (a.from === b.from ? 0 : a.from === 'start' ? -1 : 1))]
  }, [ofBuild, ofUpdate, used, starting])
}

/** When this was another one last, in milliseconds since 1970. */
function useTimeOf(thing: unknown): number {
  const [since, setSince] = useState({ thing, at: Date.now() })
  if (since.thing === thing) return since.at
  const at = Date.now()
  setSince({ thing, at })
  return at
}

/** The same object as long as it says the same. */
function useKept(list: readonly Local[]): readonly Local[] {
  const [kept, setKept] = useState(list)
  const isSame = JSON.stringify(kept) === JSON.stringify(list)
  if (!isSame) setKept(list)
  return isSame ? kept : list
}

function ofBroken({ message, place, component }: Broken, from: 'update', at: number): Local {
  return {
    ...{ kind: 'error', message, from, at },
    ...(place === undefined ? {} : place),
    ...(component === undefined ? {} : { component }),
  }
}

/** Tells the studio, when all has stood for a moment; also that nothing is wrong any more. */
function useReports({ projectId, fixing, version, settled }: SeenNow, local: readonly Local[], key: string): void {
  const told = useRef(false)
  useEffect(() => {
    if (fixing === undefined || !settled || (local.length === 0 && !told.current)) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      told.current = local.length > 0
      const now = Date.now()
      const problems = local.map(({ from: _from, missing: _missing, hint, at, message, ...one }): SeenProblem => ({
        ...one,
        message: hint === undefined ? message : `${message} ${hint}`,
        ago: Math.max(0, now - at),
      }))
      const unsaved = fixing.unsaved()
      const report = {
        problems: problems.slice(0, 50),
        version,
        unsaved: [...unsaved].slice(0, 200),
        online: navigator.onLine,
      }
      fixing.client.problem
        .report({ projectId, seen: report }, { signal: stop.signal })
        .then(() => invalidate(key))
        // A studio that cannot be reached hears it when something changes.
        .catch(() => undefined)
    }, settleMs)
    return () => clearTimeout(timer)
  }, [projectId, fixing, version, settled, local, key])
}

function shownProblems(local: readonly Local[], state: ProblemsState): readonly ShownProblem[] {
  const shown = local.flatMap(({ from, hint, missing, ...problem }): ShownProblem[] => {
    const known = state.problems.find((one) => isOf(one, problem, hint))
    // What comes of the network while the app is used is the console's matter.
    return known?.cause === 'outside' && from === 'use' ? [] : [{ problem, known, from, hint, missing, more: 0 }]
  })
  // An error of use is told once the studio says what it is.
  return shown.filter(({ from, known }) => from !== 'use' || known !== undefined)
}

function isOf(known: AppProblem, { kind, message, file }: Omit<SeenProblem, 'ago'>, hint: string | undefined): boolean {
  return (
    (known.kind === 'build') === (kind === 'build') &&
    known.file === file &&
    known.message === (hint === undefined ? message : `${message} ${hint}`)
  )
}
