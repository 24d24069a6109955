/** One project in the list: a row, or a card of the grid. */
import type { ProjectListing } from '#shared/domain/project.ts'
import { FolderSearch, FolderX, Lock, MoreHorizontal } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { formatAgo, formatBytes, formatMoment } from '../../ui/format.ts'
import { Highlighted } from '../../ui/highlighted.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { t } from '../../words/index.ts'
import { ProjectMenuItems, type RowActions } from './project-menu.tsx'
import { ProjectName } from './project-name.tsx'
import { Thumbnail } from './thumbnail.tsx'
import type { ReadThumbnail } from './use-thumbnail.ts'

export interface ProjectItemProps {
  readonly project: ProjectListing
  /** From 0, of all that are shown. */
  readonly place: number
  readonly count: number
  readonly now: number
  readonly href: string
  readonly words: readonly string[]
  readonly active: boolean
  readonly renaming: boolean
  /** The list is sorted by when projects were made: that is the time to show. */
  readonly showCreated: boolean
  readonly offline: boolean
  readonly actions: RowActions
  readonly readThumbnail: ReadThumbnail
  readonly onRename: () => void
  readonly onRenameEnd: (refocus: boolean) => void
}

/** Where it lies in the list is told by the caller: most of the list is not there. */
export function ProjectRow(props: ProjectItemProps) {
  const { project, readThumbnail } = props
  return (
    <div className="project-row" {...itemProps(props)}>
      <Thumbnail project={project} read={readThumbnail} />
      <span className="project-title">
        <Name {...props} />
        <Folder {...props} />
      </span>
      <span className="project-mark">
        <Mark {...props} />
      </span>
      <span className="project-kind dim">{t(`projects.${project.kind}`)}</span>
      <span className="project-size dim num">{project.state === 'ok' && <bdi>{formatBytes(project.bytes)}</bdi>}</span>
      <Time {...props} />
      <More {...props} />
    </div>
  )
}

/** The same facts, under a larger picture. */
export function ProjectCard(props: ProjectItemProps) {
  const { project, readThumbnail } = props
  return (
    <div className="project-card" {...itemProps(props)}>
      <Thumbnail project={project} read={readThumbnail} />
      <span className="project-mark">
        <Mark {...props} />
      </span>
      <span className="project-title">
        <Name {...props} />
        <span className="project-facts faint small num">
          <span>{t(`projects.${project.kind}`)}</span>
          {project.state === 'ok' && (
            <span>
              <bdi>{formatBytes(project.bytes)}</bdi>
            </span>
          )}
          <Time {...props} />
        </span>
      </span>
      <More {...props} />
    </div>
  )
}

function itemProps({ project, place, count, active }: ProjectItemProps) {
  return {
    role: 'listitem',
    'aria-posinset': place + 1,
    'aria-setsize': count,
    'data-project': project.id,
    'data-active': active ? '' : undefined,
    'data-state': project.state,
  } as const
}

function Name({ project, href, words, active, renaming, actions, onRenameEnd }: ProjectItemProps) {
  return (
    <ProjectName
      project={project}
      href={href}
      words={words}
      tabIndex={active ? 0 : -1}
      renaming={renaming}
      onRename={(name) => actions.renameTo(project, name)}
      onRenameEnd={onRenameEnd}
    />
  )
}

function Folder({ project, words }: ProjectItemProps) {
  return (
    <span className="project-folder small faint mono clip" dir="ltr" title={project.folder}>
      <Highlighted text={project.folder} words={words} />
    </span>
  )
}

/** Live, or what is wrong with its folder: an icon and words. */
function Mark({ project, active, offline, actions }: ProjectItemProps) {
  if (project.live === true) {
    return (
      <span className="project-live" title={t('projects.live')}>
        <Spinner />
        {t('projects.liveShort')}
      </span>
    )
  }
  if (project.state === 'ok') return null
  const Icon = project.state === 'missing' ? FolderX : Lock
  return (
    <>
      <span className="project-lost">
        <Icon size={14} aria-hidden="true" />
        {t(project.state === 'missing' ? 'projects.missing' : 'projects.unreadable')}
      </span>
      <Button
        size="small"
        look="line"
        className="project-locate"
        tabIndex={active ? 0 : -1}
        disabled={offline}
        onClick={() => actions.locate(project)}
      >
        <FolderSearch size={12} aria-hidden="true" />
        {t('projects.locate')}
      </Button>
    </>
  )
}

function Time({ project, now, showCreated }: ProjectItemProps) {
  const at = showCreated ? project.createdAt : project.updatedAt
  const exact = t(showCreated ? 'projects.createdAt' : 'projects.changedAt', { time: formatMoment(at) })
  return (
    <Tooltip text={exact}>
      <time className="project-time dim num" dateTime={new Date(at).toISOString()} tabIndex={-1}>
        {formatAgo(at, now)}
      </time>
    </Tooltip>
  )
}

function More({ project, active, offline, actions, onRename }: ProjectItemProps) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={t('projects.more', { name: project.name })}
          className="project-more"
          tabIndex={active ? 0 : -1}
        >
          <MoreHorizontal size={16} />
        </IconButton>
      }
    >
      <ProjectMenuItems project={project} actions={actions} onRename={onRename} offline={offline} />
    </Menu>
  )
}
