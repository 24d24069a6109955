/** All versions by day, newest first, with what made each and what it cost. */
import { Bookmark } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { VersionFacts } from '#shared/domain/history.ts'
import type { Version } from '#shared/domain/project.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatMoment } from '../../ui/format.ts'
import { LineCounts } from '../../ui/line-counts.tsx'
import { t } from '../../words/index.ts'
import './history-window.css'
import { clockOf, dayName, daysOf, figuresOf } from './facts-words.ts'
import type { HistoryClient } from './types.ts'
import { labelOf } from '../../words/version-label.ts'
import { reasonBeside } from './version-line.ts'
import { VersionPicture } from './version-picture.tsx'

export interface TimelineProps {
  readonly client: HistoryClient
  readonly projectId: string
  readonly versions: readonly Version[]
  readonly facts: ReadonlyMap<string, VersionFacts>
  readonly chosen: Version | undefined
  readonly newestId: string | undefined
  readonly onChoose: (version: Version) => void
}

/** Arrow keys, Home and End go through all days; what is out of sight is not drawn. */
export function Timeline(props: TimelineProps): ReactNode {
  const { client, projectId, versions, facts, chosen, newestId, onChoose } = props
  const list = useRef<HTMLDivElement>(null)
  const [now] = useState(Date.now)
  const move = (event: KeyboardEvent): void => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('.timeline-version') ?? [])]
    const from = lines.findIndex((line) => line === document.activeElement)
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: lines.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    lines[Math.min(Math.max(to, 0), lines.length - 1)]?.focus()
  }
  return (
    <div className="timeline" data-testid="timeline" ref={list} onKeyDown={move}>
      {daysOf(versions).map((day) => (
        <section key={day.at} aria-label={dayName(day.at, now)}>
          <h3 className="timeline-day small faint">{dayName(day.at, now)}</h3>
          {day.versions.map((version) => {
            const own = facts.get(version.id)
            const { model } = own ?? {}
            return (
              <button
                type="button"
                key={version.id}
                className={classNames('timeline-version', version.id === chosen?.id && 'timeline-on')}
                aria-current={version.id === chosen?.id ? 'true' : undefined}
                data-number={version.number}
                onClick={() => onChoose(version)}
              >
                <VersionPicture client={client} projectId={projectId} versionId={version.id} at={own?.thumbnailAt} />
                <span className="timeline-words">
                  {own?.checkpoint !== undefined && (
                    <span className="timeline-name clip">
                      <Bookmark size={12} aria-hidden="true" />
                      <bdi className="clip">{own.checkpoint}</bdi>
                    </span>
                  )}
                  <span className="clip timeline-label" dir="auto">
                    {labelOf(version)}
                  </span>
                  <span className="small faint clip num" title={formatMoment(version.createdAt)}>
                    {[
                      t('history.number', { number: version.number }),
                      version.id === newestId ? t('history.current') : undefined,
                      clockOf(version.createdAt),
                      reasonBeside(version),
                    ]
                      .filter((part) => part !== undefined)
                      .join(' · ')}
                  </span>
                  <span className="small faint timeline-figures num">
                    {own !== undefined && <LineCounts {...own} />}
                    <span className="clip">
                      {model !== undefined && <bdi>{model.model === '' ? model.provider : model.model}</bdi>}
                      {figuresOf(own).map((figure) => ` · ${figure}`)}
                    </span>
                  </span>
                </span>
              </button>
            )
          })}
        </section>
      ))}
    </div>
  )
}
