/** What was seen of an exported app: that it needs no network, or what it asked for. */
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { t } from '../../words/index.ts'
import { patienceMs } from './check-frame.tsx'
import { type ExportFindings, onlyNamed } from './export-check.ts'

export interface ExportResultProps {
  readonly findings: ExportFindings
  /** Addresses that the file still names. */
  readonly outside: readonly string[]
}

const mostShown = 50

/** Announced when it comes. */
export function ExportResult({ findings, outside }: ExportResultProps) {
  const { ready, tried, errors } = findings
  const named = onlyNamed(outside, tried)
  const fine = ready && tried.length === 0
  return (
    <div className="export-result" role="status">
      <p className="export-verdict" data-fine={fine ? '' : undefined}>
        {fine ? <CircleCheck size={18} aria-hidden="true" /> : <TriangleAlert size={18} aria-hidden="true" />}
        <strong>{verdict(findings)}</strong>
      </p>
      <p className="dim">
        {fine
          ? t('projects.exportFineHelp')
          : tried.length > 0
            ? t('projects.exportTriedHelp')
            : t('projects.exportSlowHelp')}
      </p>
      {tried.length > 0 && <Facts list={tried} label={t('projects.exportTried', { count: tried.length })} />}
      {errors.length > 0 && (
        <>
          <p className="dim">{t('projects.exportErrors', { count: errors.length })}</p>
          <Facts list={errors} label={t('projects.exportErrors', { count: errors.length })} />
        </>
      )}
      {named.length > 0 && (
        <>
          <p className="dim">{t('projects.exportNames')}</p>
          <Facts list={named} label={t('projects.exportNames')} />
        </>
      )}
    </div>
  )
}

function verdict({ ready, tried }: ExportFindings): string {
  if (tried.length > 0) return t('projects.exportTried', { count: tried.length })
  return ready ? t('projects.exportFine') : t('projects.exportSlow', { seconds: patienceMs / 1000 })
}

function Facts({ list, label }: { readonly list: readonly string[]; readonly label: string }) {
  return (
    <ul className="fact-list" tabIndex={0} aria-label={label}>
      {list.slice(0, mostShown).map((fact) => (
        <li key={fact}>
          <bdi className="mono" dir="ltr">
            {fact}
          </bdi>
        </li>
      ))}
      {list.length > mostShown && (
        <li className="faint">{t('projects.exportMore', { count: list.length - mostShown })}</li>
      )}
    </ul>
  )
}
