/** The whole history of a project: its timeline, and beside it what a version changed. */
import { FolderGit2, GitBranch, RotateCcw, Eye, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Version } from '#shared/domain/project.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { showError, showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import { CheckpointForm } from './checkpoint-form.tsx'
import { ComparePane } from './compare-pane.tsx'
import './history-window.css'
import { restoreVersion } from './restore.ts'
import { Timeline } from './timeline.tsx'
import type { HistoryWindowProps } from './types.ts'
import { useFacts } from './use-facts.ts'
import { labelOf } from '../../words/version-label.ts'

/** A version's changes against the one before it, until another side is chosen. */
export function HistoryWindow(props: HistoryWindowProps & { readonly onClose: () => void }): ReactNode {
  const { client, projectId, versions, busy = false, viewing, onView, onClose, onBranched, onExport, showTexts } = props
  const facts = useFacts(client, projectId)
  const [filter, setFilter] = useState<'all' | 'named' | 'tried'>('all')
  const [chosenId, setChosenId] = useState(viewing?.id)
  const [against, setAgainst] = useState('previous')
  const [restoring, setRestoring] = useState(false)
  const newest = versions[0]
  const shown = filter !== 'named' ? versions : versions.filter(({ id }) => facts.get(id)?.checkpoint !== undefined)
  const chosen = shown.find(({ id }) => id === chosenId) ?? shown[0]
  const previous = chosen && versions[versions.indexOf(chosen) + 1]

  const restore = async (version: Version): Promise<void> => {
    setRestoring(true)
    const restored = await restoreVersion({ client, projectId, version, current: newest, stopRun: busy })
    setRestoring(false)
    if (!restored) return
    onView(undefined)
    onClose()
  }
  const branch = (version: Version): void => {
    client.version.branch({ projectId, versionId: version.id }).then(({ projectId: made }) => {
      showToast(t('history.branched', { number: version.number }))
      onClose()
      onBranched(made)
    }, showError)
  }
  const sidesOf = (version: Version): { before: Version; after: Version | undefined } | undefined => {
    if (against === 'now') return { before: version, after: undefined }
    const other = against === 'previous' ? previous : versions.find(({ id }) => id === against)
    if (other === undefined) return undefined
    return other.number < version.number ? { before: other, after: version } : { before: version, after: other }
  }
  const sides = chosen && sidesOf(chosen)

  return (
    <Dialog open onClose={onClose} title={t('history.title')} size="full">
      <IconButton className="history-close" label={t('history.close')} onClick={onClose}>
        <X size={16} aria-hidden="true" />
      </IconButton>
      <div className="history-window">
        <div className="history-side">
          <div className="history-bar">
            <Segmented
              label={t('history.filter')}
              value={filter}
              onChange={setFilter}
              options={[
                { value: 'all', label: t('history.all') },
                { value: 'named', label: t('history.checkpoints') },
                ...(props.tried === undefined ? [] : [{ value: 'tried' as const, label: t('variants.tried') }]),
              ]}
            />
            <Button size="small" look="line" onClick={onExport} title={t('history.exportHint')}>
              <FolderGit2 size={12} aria-hidden="true" />
              {t('history.export')}
            </Button>
          </div>
          {filter === 'tried' && props.tried?.(onClose)}
          {filter === 'tried' ? undefined : shown.length === 0 ? (
            <EmptyState title={t(filter === 'all' ? 'history.empty' : 'history.noCheckpoints')}>
              {t(filter === 'all' ? 'history.emptyText' : 'history.noCheckpointsText')}
            </EmptyState>
          ) : (
            <Timeline
              client={client}
              projectId={projectId}
              versions={shown}
              facts={facts}
              chosen={chosen}
              newestId={newest?.id}
              onChoose={({ id }) => setChosenId(id)}
            />
          )}
        </div>
        {chosen !== undefined && (
          <div className="history-main" key={chosen.id}>
            <p className="history-prompt" dir="auto">
              {labelOf(chosen)}
            </p>
            <div className="history-bar">
              <CheckpointForm
                name={facts.get(chosen.id)?.checkpoint}
                onName={(name) =>
                  client.version
                    .nameCheckpoint({ projectId, versionId: chosen.id, name })
                    .then(() => undefined, showError)
                }
              />
              {chosen !== newest && (
                <Button
                  size="small"
                  look="line"
                  onClick={() => {
                    onView(chosen)
                    onClose()
                  }}
                >
                  <Eye size={12} aria-hidden="true" />
                  {t('history.look')}
                </Button>
              )}
              <Button size="small" look="line" onClick={() => branch(chosen)} title={t('history.branchHint')}>
                <GitBranch size={12} aria-hidden="true" />
                {t('history.branch')}
              </Button>
              {chosen !== newest && (
                <Button
                  size="small"
                  look="line"
                  busy={restoring}
                  title={busy ? t('history.stopsRun') : undefined}
                  onClick={() => void restore(chosen)}
                >
                  <RotateCcw size={12} aria-hidden="true" className="mirrored" />
                  {busy ? t('history.stopAndRestore') : t('history.restore')}
                </Button>
              )}
            </div>
            <div className="history-against">
              <span className="dim">{t('history.compareWith')}</span>
              <Select
                label={t('history.compareWith')}
                value={against === chosen.id ? 'previous' : against}
                onChange={setAgainst}
                options={[
                  { value: 'previous', label: t('history.previous') },
                  { value: 'now', label: t('history.asNow') },
                  ...versions
                    .filter(({ id }) => id !== chosen.id)
                    .map((version) => ({
                      value: version.id,
                      label: `${t('history.number', { number: version.number })} · ${labelOf(version).slice(0, 40)}`,
                    })),
                ]}
              />
            </div>
            {sides === undefined ? (
              <p className="dim compare-same">{t('history.first')}</p>
            ) : (
              <ComparePane
                client={client}
                projectId={projectId}
                {...sides}
                newest={newest}
                facts={facts}
                showTexts={showTexts}
              />
            )}
          </div>
        )}
      </div>
    </Dialog>
  )
}
