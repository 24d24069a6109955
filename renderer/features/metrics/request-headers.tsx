/** The headers of a request and of its answer, try by try: those that hold no secret. */
import type { RequestAttempt } from '#shared/domain/request-record.ts'
import { Fold } from '../../ui/fold.tsx'
import { t } from '../../words/index.ts'

/** Nothing where no server was asked. */
export function Headers({ attempts }: { readonly attempts: readonly RequestAttempt[] }) {
  const several = attempts.length > 1
  const parts = attempts.flatMap(({ sentHeaders, headers }, at) => {
    const named = (title: string): string => (several ? t('metrics.headersOf', { title, attempt: at + 1 }) : title)
    return [
      { title: named(t('metrics.sentHeaders')), all: sentHeaders },
      { title: named(t('metrics.headers')), all: headers },
    ]
  })
  return parts.map(({ title, all }) =>
    all === undefined || Object.keys(all).length === 0 ? null : (
      <Fold key={title} label={title}>
        {() => (
          <dl className="request-headers" dir="ltr">
            {Object.entries(all).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Fold>
    ),
  )
}
