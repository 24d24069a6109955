/** What was sent and answered: kept only where the user says so, for a project at a time. */
import type { RequestDetail } from '#shared/domain/request-record.ts'
import { Button } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { t } from '../../words/index.ts'

export interface TextsChoice {
  readonly isKept: (projectId: string) => boolean
  readonly onKeep: (projectId: string, keep: boolean) => void
}

export interface TextsProps {
  readonly record: Pick<RequestDetail, 'projectId' | 'purpose' | 'texts'>
  readonly texts: TextsChoice | undefined
}

/** Nothing for a request of no project, and for a picture. */
export function Texts({ record: { projectId, purpose, texts: kept }, texts }: TextsProps) {
  if (projectId === undefined || purpose === 'image' || texts === undefined) return null
  const isKept = texts.isKept(projectId)
  return (
    <section data-testid="request-texts">
      <h3>{t('metrics.texts')}</h3>
      {kept === undefined ? (
        <p className="dim">{isKept ? t('metrics.textsNone') : t('metrics.textsOff')}</p>
      ) : (
        <>
          <Fold label={t('metrics.textsPrompt')}>{() => <Text text={kept.prompt} />}</Fold>
          <Fold label={t('metrics.textsAnswer')}>{() => <Text text={kept.answer} />}</Fold>
        </>
      )}
      {isKept && <p className="small faint">{t('metrics.textsOn')}</p>}
      <Button size="small" look="line" onClick={() => texts.onKeep(projectId, !isKept)}>
        {isKept ? t('metrics.dropTexts') : t('metrics.keepTexts')}
      </Button>
    </section>
  )
}

function Text({ text }: { readonly text: string }) {
  return (
    <pre className="request-text" dir="auto" tabIndex={0}>
      {text}
    </pre>
  )
}
