/** The pages that an answer rests on, numbered as the answer names them. */
import { useState } from 'react'
import type { Citation } from '#shared/domain/run.ts'
import { t } from '../../words/index.ts'
import { hostOf, webAddress } from './markdown/web-address.ts'

const foldedCount = 5

/** A page that is not on the web is named and cannot be opened. */
export function Citations({ citations }: { readonly citations: readonly Citation[] }) {
  const [open, setOpen] = useState(false)
  const long = citations.length > foldedCount + 1
  const shown = long && !open ? citations.slice(0, foldedCount) : citations
  return (
    <div className="turn-sources">
      <h4 className="small faint">{t('conversation.sources')}</h4>
      <ol>
        {shown.map((citation, index) => (
          <li key={citation.url}>
            <span className="turn-source-number small faint num">{index + 1}</span>
            <Source citation={citation} />
          </li>
        ))}
      </ol>
      {long && (
        <button type="button" className="link-button small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('conversation.showLess') : t('conversation.moreSources', { count: citations.length - foldedCount })}
        </button>
      )}
    </div>
  )
}

function Source({ citation }: { readonly citation: Citation }) {
  const url = webAddress(citation.url)
  const title = citation.title.trim()
  if (url === undefined) {
    return (
      <span className="clip" dir="auto">
        {title} <bdi dir="ltr">{citation.url}</bdi>
      </span>
    )
  }
  return (
    <a href={url.href} target="_blank" rel="noopener noreferrer" title={url.href}>
      <span className="clip" dir="auto">
        {title === '' ? url.href : title}
      </span>
      <bdi className="turn-source-host small faint" dir="ltr">
        {hostOf(url)}
      </bdi>
    </a>
  )
}
