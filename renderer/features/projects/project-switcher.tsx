/** The project's name in the header: opens a search over all projects, and what can be done with this one. */
import { Popover } from '@base-ui/react/popover'
import type { Project, ProjectListing } from '#shared/domain/project.ts'
import { Command } from 'cmdk'
import { ChevronDown, FileArchive, FileCode, LayoutGrid, LayoutTemplate, Pencil, Plus } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { formatAgo } from '../../ui/format.ts'
import { Highlighted } from '../../ui/highlighted.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { searchWords } from '../../ui/text-match.ts'
import { locale, t } from '../../words/index.ts'
import { shownProjects } from './project-list.ts'
import { Thumbnail } from './thumbnail.tsx'
import type { ReadThumbnail } from './use-thumbnail.ts'
import './project-items.css'
import './project-switcher.css'

export interface ProjectSwitcherProps {
  /** Undefined while it is being read. */
  readonly current: Project | undefined
  readonly projects: readonly ProjectListing[]
  readonly now: number
  readonly readThumbnail: ReadThumbnail
  readonly onOpen: (project: Project) => void
  readonly onAll: () => void
  readonly onNew: () => void
  readonly onTemplates: () => void
  readonly onNewProject: () => void
  readonly onRename: (project: Project) => void
  readonly onExportZip: (project: Project) => void
  readonly onExportHtml: (project: Project) => void
}

const mostShown = 8
const icon = { size: 14, 'aria-hidden': true } as const

/** The newest few; typing finds the others. */
export function ProjectSwitcher(props: ProjectSwitcherProps) {
  const [open, setOpen] = useState(false)
  const then = useRef<() => void>(undefined)
  const { current } = props
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => setOpen(next)}
      onOpenChangeComplete={(isOpen) => {
        if (isOpen) return
        then.current?.()
        then.current = undefined
      }}
    >
      <Popover.Trigger
        render={
          <Button
            className="frame-switcher"
            aria-label={t('projects.switchFrom', { name: current?.name ?? '…' })}
            title={current?.name}
          >
            <span className="clip" dir="auto">
              {current?.name ?? '…'}
            </span>
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
      />
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="start" sideOffset={6} collisionPadding={8} className="layer-menu">
          <Popover.Popup className="menu switcher" aria-label={t('projects.switchTo')}>
            <Choices
              {...props}
              onClose={() => setOpen(false)}
              // The focus is back at the button by then: a dialog that is opened from here gives it back to that.
              onLeave={(run) => {
                then.current = run
                setOpen(false)
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface ChoicesProps extends ProjectSwitcherProps {
  readonly onClose: () => void
  /** Closes, and does something afterwards. */
  readonly onLeave: (run: () => void) => void
}

function Choices(props: ChoicesProps) {
  const { current, projects, now, readThumbnail, onClose, onLeave } = props
  const [search, setSearch] = useState('')
  const words = searchWords(search)
  const others = projects.filter(({ id }) => id !== current?.id)
  const found = shownProjects(others, search, { by: 'changed', reversed: false }, locale()).slice(0, mostShown)
  const searching = words.length > 0
  const action = (label: string, mark: ReactNode, run: () => void, shortcut?: string): ReactNode => (
    <Command.Item key={label} value={label} className="palette-item" onSelect={() => onLeave(run)}>
      {mark}
      <span className="grow clip">{label}</span>
      {shortcut !== undefined && <Kbd shortcut={shortcut} />}
    </Command.Item>
  )

  return (
    <Command label={t('projects.switchTo')} shouldFilter={false} loop>
      <Command.Input
        className="palette-input"
        placeholder={t('projects.switcherSearch')}
        value={search}
        onValueChange={setSearch}
        autoFocus
      />
      <Command.List className="switcher-list" label={t('projects.list')}>
        {searching && found.length === 0 && <p className="palette-empty">{t('projects.noMatch')}</p>}
        {found.length > 0 && (
          <Command.Group
            heading={t(searching ? 'projects.foundProjects' : 'projects.recent')}
            className="palette-group"
          >
            {found.map((project) => (
              <Command.Item
                key={project.id}
                value={project.id}
                className="palette-item switcher-item"
                onSelect={() => {
                  onClose()
                  props.onOpen(project)
                }}
              >
                <Thumbnail project={project} read={readThumbnail} />
                <span className="grow clip">
                  <bdi>
                    <Highlighted text={project.name} words={words} />
                  </bdi>
                </span>
                <span className="faint small num">
                  {project.state === 'ok'
                    ? formatAgo(project.updatedAt, now)
                    : t(project.state === 'missing' ? 'projects.missingShort' : 'projects.unreadableShort')}
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {!searching && (
          <>
            <Command.Group className="palette-group switcher-actions">
              {action(t('projects.all'), <LayoutGrid {...icon} />, props.onAll, 'Alt+P')}
              {action(t('projects.newApp'), <Plus {...icon} />, props.onNew, 'Alt+N')}
              {action(t('projects.fromTemplate'), <LayoutTemplate {...icon} />, props.onTemplates, 'Alt+T')}
              {action(t('projects.newProject'), <Plus {...icon} />, props.onNewProject)}
            </Command.Group>
            {current !== undefined && (
              <Command.Group heading={<bdi>{current.name}</bdi>} className="palette-group switcher-actions">
                {action(t('projects.renameAsk'), <Pencil {...icon} />, () => props.onRename(current))}
                {action(t('projects.exportZip'), <FileArchive {...icon} />, () => props.onExportZip(current))}
                {action(t('projects.exportHtml'), <FileCode {...icon} />, () => props.onExportHtml(current))}
              </Command.Group>
            )}
          </>
        )}
      </Command.List>
    </Command>
  )
}
