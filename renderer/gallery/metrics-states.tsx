/** The metrics panel's parts in their states. */
import { failure } from '#shared/domain/error.ts'
import { CostView } from '../features/metrics/cost-view.tsx'
import { Keeping } from '../features/metrics/keeping.tsx'
import { ModelCards } from '../features/metrics/model-cards.tsx'
import { Overview } from '../features/metrics/overview.tsx'
import { RequestDetail } from '../features/metrics/request-detail.tsx'
import { emptyList, pageLoaded, received } from '../features/metrics/request-list.ts'
import { RequestTable } from '../features/metrics/request-table.tsx'
import { Tiles } from '../features/metrics/tiles.tsx'
import { TargetsView } from '../features/metrics/targets-view.tsx'
import '../features/metrics/metrics.css'
import { cards, cost, overview, record, rows, verdicts } from './metrics-samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
const nameOf = (provider: string): string => provider.charAt(0).toUpperCase() + provider.slice(1)
const few = pageLoaded(emptyList(0), 0, rows, rows.length)
const [first] = rows
const fresh = first === undefined ? few : received(few, [{ ...first, id: 'new' }])
const texts = { isKept: () => false, onKeep: noop }
const picture = {
  ...record,
  ...{
    purpose: 'image',
    cache: 'none' as const,
    totalMs: 9400,
    steps: [],
    usage: { input: 20, output: 1000, estimated: false },
  },
  attempts: [{ model: record.asked, startMs: 0, waits: [], durationMs: 9400 }],
}
const keptTexts = { isKept: () => true, onKeep: noop }
const keptRecord = { ...record, texts: { prompt: 'Make the buttons green.', answer: 'Done: they are green.' } }
const gone = failure('not-found', 'It is not kept.').error
const lost = failure(
  'internal',
  'The record of requests is damaged. Start Kiln again: it puts the damaged file aside and begins a new one.',
).error

/** As in the panel, with made-up requests. */
export function MetricsStates() {
  const shared = { nameOf, onRetry: noop }
  const table = { onOpen: noop, see: noop, hold: noop, release: noop, openId: 'done' }
  return (
    <div className="metrics" style={{ height: 'auto', width: '100%' }}>
      <State name="metrics: overview" width="wide">
        <Overview {...shared} overview={overview} verdicts={verdicts} error={undefined} />
      </State>
      <State name="metrics: loading" width="wide">
        <Overview {...shared} overview={undefined} verdicts={undefined} error={undefined} />
      </State>
      <State name="metrics: cannot be read" width="wide">
        <Overview {...shared} overview={undefined} verdicts={undefined} error={lost} />
      </State>
      <State name="metrics: requests, one of them new" width="wide" height={200}>
        <RequestTable {...table} list={fresh} />
      </State>
      <State name="metrics: brief figures" width="wide">
        <Tiles overview={overview} verdicts={verdicts} brief />
      </State>
      <State name="metrics: a request whose texts are kept" width="narrow" height={760}>
        <RequestDetail record={keptRecord} texts={keptTexts} onClose={noop} />
      </State>
      <State name="metrics: a request" width="narrow" height={760}>
        <RequestDetail record={record} texts={texts} onClose={noop} />
      </State>
      <State name="metrics: a picture" width="narrow" height={420}>
        <RequestDetail record={picture} project="FocusFlow" onClose={noop} />
      </State>
      <State name="metrics: a request under way" width="narrow">
        <RequestDetail record={undefined} live onClose={noop} />
      </State>
      <State name="metrics: a request that is gone" width="narrow">
        <RequestDetail record={undefined} error={gone} onClose={noop} />
      </State>
      <State name="metrics: cost, near the budget" width="wide">
        <CostView cost={cost} error={undefined} onSettings={noop} onRetry={noop} />
      </State>
      <State name="metrics: targets" width="wide">
        <TargetsView targets={{}} verdicts={verdicts} onTargets={noop} />
        <Keeping settings={{ keepDays: 90, keepMegabytes: 1000 }} onSettings={noop} />
      </State>
      <State name="metrics: models" width="wide">
        <ModelCards cards={cards} error={undefined} chosen="auto" nameOf={nameOf} onUse={noop} onRetry={noop} />
      </State>
    </div>
  )
}
