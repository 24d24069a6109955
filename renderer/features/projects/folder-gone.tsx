/** In place of a project whose folder is not there, or may not be read: what happened, and the ways on. */
import type { Project, ProjectState } from '#shared/domain/project.ts'
import { FolderX, Lock } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { t } from '../../words/index.ts'

export interface FolderGoneProps {
  readonly project: Project
  readonly state: Exclude<ProjectState, 'ok'>
  readonly onLocate: () => void
  readonly onRetry: () => void
  readonly onRemove: () => void
}

/** Conversation and versions are kept: nothing is lost while the folder is away. */
export function FolderGone({ project, state, onLocate, onRetry, onRemove }: FolderGoneProps) {
  const missing = state === 'missing'
  return (
    <EmptyState
      icon={missing ? <FolderX size={24} /> : <Lock size={24} />}
      title={t(missing ? 'projects.goneTitle' : 'projects.unreadableTitle', { name: project.name })}
      action={
        <div className="row folder-gone-actions">
          <Button look="line" onClick={onRemove}>
            {t('projects.remove')}
          </Button>
          <Button look={missing ? 'line' : 'main'} onClick={onRetry}>
            {t('projects.lookAgain')}
          </Button>
          <Button look={missing ? 'main' : 'line'} onClick={onLocate}>
            {t('projects.locate')}
          </Button>
        </div>
      }
    >
      <p>{t(missing ? 'projects.goneHelp' : 'projects.unreadableHelp')}</p>
      <p className="small faint mono folder-gone-path" dir="ltr">
        {project.folder}
      </p>
    </EmptyState>
  )
}
