/** The versions of a project, newest first, with what can be done with each. */
import { Eye, RotateCcw } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatMoment } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import './history.css'
import { restoreVersion } from './restore.ts'
import type { VersionsProps } from './types.ts'
import { labelOf } from '../../words/version-label.ts'
import { reasonBeside, reasonText, timeText } from './version-line.ts'

/** The list itself, for a popover or a panel. Arrow keys go from version to version, Enter shows one. */
export function VersionList({ client, projectId, versions, viewing, busy, onView }: VersionsProps): ReactNode {
  const list = useRef<HTMLOListElement>(null)
  const [restoring, setRestoring] = useState<string>()
  const [now] = useState(Date.now)
  const newest = versions[0]

  if (versions.length === 0) {
    return <EmptyState title={t('history.empty')}>{t('history.emptyText')}</EmptyState>
  }
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('.version-show') ?? [])]
    const from = lines.findIndex((line) => line.closest('li')?.contains(document.activeElement) === true)
    lines[Math.min(Math.max(from + step, 0), lines.length - 1)]?.focus()
  }
  const restore = async (version: (typeof versions)[number]): Promise<void> => {
    setRestoring(version.id)
    const restored = await restoreVersion({ client, projectId, version, current: newest, stopRun: busy })
    setRestoring(undefined)
    if (restored) onView(undefined)
  }
  return (
    <ol className="versions" data-testid="versions" ref={list} onKeyDown={move}>
      {versions.map((version) => {
        const isNow = version === newest
        const isShown = viewing === undefined ? isNow : version.id === viewing.id
        return (
          <li key={version.id} className={classNames('version', isShown && 'version-on')} data-number={version.number}>
            <button
              type="button"
              className="version-show"
              aria-current={isShown ? 'true' : undefined}
              onClick={() => onView(isNow ? undefined : version)}
            >
              <span className="version-number num">{version.number}</span>
              <span className="version-words">
                <span className="clip" dir="auto">
                  {labelOf(version)}
                </span>
                <span className="small faint num clip" title={formatMoment(version.createdAt)}>
                  {[
                    isNow ? t('history.current') : undefined,
                    version.reason === 'run' ? reasonText(version.reason) : reasonBeside(version),
                    timeText(version.createdAt, now),
                    t('history.files', { count: version.files.length }),
                  ]
                    .filter((part) => part !== undefined)
                    .join(' · ')}
                </span>
              </span>
              {!isNow && <Eye className="version-eye" size={14} aria-hidden="true" />}
            </button>
            {!isNow && (
              <Button
                size="small"
                look="line"
                busy={restoring === version.id}
                title={busy === true ? t('history.stopsRun') : undefined}
                aria-label={t('history.restoreNumber', { number: version.number })}
                onClick={() => void restore(version)}
              >
                <RotateCcw size={12} aria-hidden="true" className="mirrored" />
                {busy === true ? t('history.stopAndRestore') : t('history.restore')}
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}
