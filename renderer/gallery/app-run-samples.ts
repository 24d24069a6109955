/** Runs that make a React app, at each moment of their lives: turns folded from made-up events. */
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import type { AppError } from '#shared/domain/error.ts'
import { screenFile } from '#shared/domain/react-plan.ts'
import { type Turn, turnOfPrompt, withView } from '../features/conversation/index.ts'

const scripted = { provider: 'mistral', model: 'devstral-2512' } as const
const prompt = 'a shop for pottery with a cart and orders, warm colours'

const titles = ['Shop', 'Cart', 'Orders', 'Customers', 'Statistics', 'Settings']
const ids = ['home', 'cart', 'orders', 'customers', 'statistics', 'settings']
const screens = ids.map((id, index) => ({ id, title: titles[index] ?? id }))

const broken: AppError = {
  kind: 'provider',
  message:
    'The screen did not build, also after a repair: "Treemap" is not exported by "recharts". (src/screens/orders.tsx, line 4)',
  retryable: false,
}

type Timed = RunEventBody & { readonly at: number }

const stage = (at: number, name: string, percent: number, message: string = name): Timed => ({
  type: 'stage',
  at,
  name,
  percent,
  message,
})
const plan = (at: number, count: number, palette?: string): Timed => ({
  type: 'plan',
  at,
  name: 'Clay Corner',
  summary: prompt,
  screens: screens.slice(0, count),
  ...(palette === undefined ? {} : { palette }),
})
const text = `${'export default function Screen() {\n'}${'  return null\n'.repeat(80)}}\n`
const begun = (at: number, path: string): Timed[] => [
  { type: 'file-start', at, path },
  { type: 'file-delta', at, path, text },
]
const file = (at: number, path: string): Timed[] => [...begun(at, path), { type: 'file-end', at, path }]
const screen = (at: number, id: string, done: number): Timed[] => [
  ...file(at, screenFile(id)),
  { type: 'screen-ready', at, screen: id },
  stage(at, 'generating-screens', 60 + done * 5, `${done} of 5 screens`),
]

const start: Timed[] = [
  { type: 'run-start', at: 0, prompt, kind: 'react', mode: 'create', asked: scripted },
  stage(20, 'analyzing', 5, 'Deciding what the app is made of'),
  { type: 'answering', at: 400, model: scripted, from: 'provider' },
]
const planned: Timed[] = [
  ...start,
  plan(1_900, 6, 'orange'),
  stage(2_000, 'creating-project', 15, 'Creating the project'),
  stage(2_100, 'installing-deps', 35, 'Everything is there already'),
  stage(2_100, 'starting-server', 45, 'Building the preview'),
  stage(2_100, 'generating-base', 45, 'Writing Clay Corner'),
  stage(2_300, 'creating-tunnel', 55, 'Opening the preview'),
  { type: 'preview-ready', at: 2_320 },
]
const based: Timed[] = [
  ...planned,
  ...file(3_000, 'src/store.ts'),
  ...file(4_000, 'src/components/product-card.tsx'),
  ...file(6_000, screenFile('home')),
  stage(8_300, 'preview-ready', 60, 'The app runs'),
  stage(8_300, 'generating-screens', 60, '0 of 5 screens'),
]
const writing: Timed[] = [...based, ...screen(12_100, 'cart', 1), ...begun(12_400, screenFile('orders'))]
const orders: Timed[] = [
  ...file(19_000, screenFile('orders')),
  { type: 'screen-failed', at: 19_000, screen: 'orders', error: broken },
  stage(19_000, 'generating-screens', 75, '3 of 5 screens'),
]
const most: Timed[] = [...based, ...screen(12_100, 'cart', 1), ...screen(16_000, 'customers', 2), ...orders]
const everyScreen = ids.slice(1).flatMap((id, at) => screen(12_000 + at * 5_000, id, at + 1))
const rest: Timed[] = [...screen(25_000, 'statistics', 4), ...screen(29_000, 'settings', 5)]
const end: Timed[] = [
  stage(40_900, 'adding-components', 90, 'Looking for what the screens share'),
  { type: 'usage', at: 41_000, usage: { input: 38_204, output: 17_420, estimated: false }, cost: { usd: 0.0501 } },
]
const done = (made: string): Timed[] => [
  ...end,
  stage(41_100, 'complete', 100, made),
  { type: 'run-end', at: 41_200, outcome: 'done' },
]

/** What a feed of those events would show. */
function viewOf(events: readonly Timed[], from: number): RunView {
  return events
    .map((event, seq): RunEvent => ({ runId: 'r', seq, ...event, at: event.at + from }))
    .reduce(foldRunEvent, emptyRunView)
}

function turnOf(id: string, events: readonly Timed[], patch: Partial<Turn> = {}): Turn {
  // Those that go on, go on from now.
  const isOver = events.some(({ type }) => type === 'run-end')
  const from = isOver ? Date.parse('2026-11-21T12:00:00Z') : Date.now() - (events.at(-1)?.at ?? 0) - 700
  const sent = turnOfPrompt(id, prompt, scripted, from, [], 'react')
  return withView({ ...sent, state: 'running', ...patch }, viewOf(events, from))
}

const plannedWhole: Timed[] = planned.map((event) =>
  event.type === 'plan' ? { ...event, react: { screens: [] } as unknown as NonNullable<typeof event.react> } : event,
)
const stopped: Timed[] = [
  ...plannedWhole,
  ...most.slice(planned.length),
  { type: 'run-end', at: 21_000, outcome: 'stopped' },
]
const noCredit: AppError = {
  kind: 'quota',
  message: 'Your account has no credit left.',
  retryable: false,
  provider: 'mistral',
}

/** In the order in which they come. */
export const appRunTurns: Readonly<Record<string, Turn>> = {
  'app: sending': turnOfPrompt('app-sending', prompt, scripted, Date.now() - 300, [], 'react'),
  'app: planning': turnOf('app-planning', start),
  'app: screens are decided': turnOf('app-decided', [...start, plan(1_200, 3)]),
  'app: the home screen': turnOf('app-home', [...planned, ...begun(3_000, 'src/store.ts')]),
  'app: two screens at a time': turnOf('app-screens', [...writing, ...begun(12_500, screenFile('customers'))]),
  'app: a screen failed': turnOf('app-failed', [...most, ...begun(19_500, screenFile('statistics'))]),
  'app: asks for packages': turnOf('app-packages', [
    ...writing,
    stage(12_500, 'installing-deps', 60, 'Asking for three@^0.180.0, @react-three/fiber'),
    { type: 'packages-asked', at: 12_500, packages: ['three@^0.180.0', '@react-three/fiber'] },
  ]),
  'app: done': turnOf('app-done', [...based, ...everyScreen, ...done('6 screens')]),
  'app: done but for one': turnOf('app-partly', [...most, ...rest, ...done('5 of 6 screens; 1 to try again')]),
  'app: stopped': turnOf('app-stopped', stopped),
  'app: no credit': turnOf('app-quota', [
    ...stopped.slice(0, -1),
    { type: 'run-end', at: 21_000, outcome: 'failed', error: noCredit },
  ]),
  'app: stopped while planning': turnOf('app-early', [...start, { type: 'run-end', at: 900, outcome: 'stopped' }]),
  'app: one screen again': turnOf(
    'app-again',
    [
      ...start,
      plan(30, 6, 'orange'),
      stage(40, 'creating-project', 15),
      stage(50, 'installing-deps', 35, 'Everything is there already'),
      stage(50, 'starting-server', 45),
      stage(90, 'creating-tunnel', 55),
      stage(95, 'preview-ready', 60),
      ...['cart', 'customers', 'statistics', 'settings'].map((id): Timed => ({
        type: 'screen-ready',
        at: 96,
        screen: id,
      })),
      stage(97, 'generating-screens', 80, '4 of 5 screens'),
      ...begun(2_000, screenFile('orders')),
    ],
    { screen: 'orders', mode: 'edit', resumes: true },
  ),
  'app: from starter': {
    ...turnOf('app-starter', [...based, ...everyScreen, ...done('6 screens')]),
    asked: { provider: 'starter', model: 'starter' },
    answered: { provider: 'starter', model: 'starter' },
    usage: undefined,
    cost: { usd: 0, nothing: 'no-model' },
  },
}
