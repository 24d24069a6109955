/** Errors of an app in their states: told, being fixed, back again; and the turns that fix them. */
import type { AppProblem, HeldBack } from '#shared/domain/problem.ts'
import { ProblemCard } from '../features/preview/problems/problem-card.tsx'
import type { ProblemsView } from '../features/preview/problems/use-problems.ts'
import { TurnView, turnOfPrompt, type Turn, type TurnActions } from '../features/conversation/index.ts'
import { Button } from '../ui/button.tsx'
import { t } from '../words/index.ts'
import { State } from './state.tsx'

const nothing = (): undefined => undefined
const model = { provider: 'openai', model: 'gpt-5' } as const
const fixing = { model, modelName: 'gpt-5', onPickModel: nothing }

const problem: AppProblem = {
  ...{ id: 'a', kind: 'error', at: 0, cause: 'change', remedy: [], tried: [], stuck: false },
  message: "Uncaught TypeError: Cannot read properties of undefined (reading 'total')",
  file: 'src/screens/orders.tsx',
  line: 22,
  spent: { tries: 0, tokens: 0, ms: 0 },
}

interface Shown {
  readonly problem?: Partial<AppProblem>
  readonly from?: 'build' | 'update' | 'start' | 'use'
  readonly held?: HeldBack
  readonly isFixing?: boolean
  readonly hint?: string
  readonly more?: number
}

function viewOf({
  problem: more = {},
  from = 'use',
  held,
  isFixing = false,
  hint,
  more: others = 0,
}: Shown): ProblemsView {
  const known = { ...problem, ...more }
  return {
    first: { problem: known, known, from, hint, more: others },
    state: {
      problems: [known],
      ...(held === undefined ? {} : { held }),
      ...(isFixing ? { fixing: 'run' } : {}),
    },
    busy: false,
    fix: nothing,
    undo: nothing,
    dismiss: nothing,
  }
}

const stuck: Partial<AppProblem> = {
  stuck: true,
  tried: [model],
  spent: { tries: 2, tokens: 12_480, usd: 0.0412, ms: 38_000 },
  undoTo: { versionId: 'v3', number: 3 },
}

const cards: readonly (readonly [name: string, shown: Shown])[] = [
  [
    'fixes: an error while the app is used',
    { held: 'used', problem: { undoTo: { versionId: 'v3', number: 3 } }, more: 2 },
  ],
  ['fixes: it broke as it started', { from: 'start', held: 'hand' }],
  [
    'fixes: a build that fails, and takes no model',
    {
      from: 'build',
      hint: 'Nearest: src/components/button.tsx.',
      problem: {
        kind: 'build',
        message: '"../components/Buton" is not there: the project has no file src/components/Buton.',
        remedy: [
          { kind: 'path', path: 'src/screens/home.tsx', name: '../components/Buton', to: '../components/button' },
        ],
      },
    },
  ],
  ['fixes: an update that breaks', { from: 'update', held: 'no-model' }],
  ['fixes: the model is at it', { isFixing: true }],
  ['fixes: the same error came back', { held: 'stuck', problem: stuck }],
]

export function FixStates() {
  return (
    <>
      {cards.map(([name, shown]) => (
        <State key={name} name={name} width="narrow" height={200}>
          <ProblemCard
            view={viewOf(shown)}
            fixing={
              shown.held === 'no-model' ? { ...fixing, model: { provider: 'starter', model: 'starter' } } : fixing
            }
            onOpenAt={nothing}
            extra={
              shown.from === 'update' ? (
                <Button size="small" look="line">
                  {t('preview.showBroken')}
                </Button>
              ) : undefined
            }
          />
        </State>
      ))}
      <State name="fixes: a turn that Kiln asked for" width="narrow" height={330}>
        <TurnView turn={fixTurn} newest actions={turnActions} />
      </State>
      <State name="fixes: an answer that was mended without a model" width="narrow" height={330}>
        <TurnView turn={mendedTurn} newest actions={turnActions} />
      </State>
    </>
  )
}

const turnActions = new Proxy({} as TurnActions, { get: () => nothing })

const base: Turn = {
  ...turnOfPrompt('turn', 'add the totals of all orders', model, 0),
  ...{ mode: 'edit', state: 'done', endedAt: 8_400, firstTokenMs: 600, answered: model, percent: 100 },
  text: 'The list of orders was read before it was there.',
  files: [{ path: 'src/screens/orders.tsx', added: 3, removed: 1, whole: true, writing: false }],
  usage: { input: 4_120, output: 310, estimated: false },
  cost: { usd: 0.0104 },
}

const fixTurn: Turn = {
  ...base,
  id: 'fix',
  prompt: `The app breaks when it runs. Find the cause and fix it.\n\n1. ${problem.message} (src/screens/orders.tsx, line 22)`,
  fix: { automatic: true, problems: [problem, { ...problem, id: 'b' }] },
}

const mendedTurn: Turn = {
  ...base,
  id: 'mended',
  undoTo: 'v3',
  undoFixesTo: 'v4',
  fixes: [
    { kind: 'imported', path: 'src/screens/orders.tsx', name: 'useMemo', to: 'react' },
    { kind: 'case', path: 'src/screens/home.tsx', name: '../components/Card', to: '../components/card' },
  ],
}
