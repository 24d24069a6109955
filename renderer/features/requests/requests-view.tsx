/** What the request pipeline is doing, has decided and keeps: three folds under its settings. */
import { client } from '../../client/connection.ts'
import { useQuery } from '../../client/use-query.ts'
import { Fold } from '../../ui/fold.tsx'
import { showError } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import { DecisionList } from './decision-list.tsx'
import { KeptAnswers } from './kept-answers.tsx'
import { RequestsNow } from './requests-now.tsx'
import './requests.css'

export interface RequestsViewProps {
  /** A provider's name as people write it. */
  readonly nameOf: (provider: string) => string
}

/** Follows what happens; a fold that is closed asks for nothing. */
export function RequestsView({ nameOf }: RequestsViewProps) {
  return (
    <div className="requests">
      <Now nameOf={nameOf} />
      <Fold label={t('requests.kept')}>{() => <Kept />}</Fold>
      <Fold label={t('requests.decisions')}>{() => <Decisions nameOf={nameOf} />}</Fold>
    </div>
  )
}

function Now({ nameOf }: RequestsViewProps) {
  const { data, error } = useQuery('requests/state', (signal) => client.requests.state(undefined, { signal }))
  return <RequestsNow state={data} error={error} nameOf={nameOf} />
}

function Kept() {
  const { data, error } = useQuery('requests/cache', (signal) => client.requests.cacheList(undefined, { signal }))
  return (
    <KeptAnswers
      entries={data}
      error={error}
      read={readKept}
      onRemove={(key) => void client.requests.cacheRemove({ key }).catch(showError)}
      onClear={() => void client.requests.cacheClear().catch(showError)}
    />
  )
}

function Decisions({ nameOf }: RequestsViewProps) {
  const { data, error } = useQuery('requests/decisions', (signal) => client.requests.decisions(undefined, { signal }))
  return <DecisionList decisions={data} error={error} nameOf={nameOf} />
}

async function readKept(key: string, signal: AbortSignal): Promise<string> {
  return (await client.requests.cacheRead({ key }, { signal })).text
}
