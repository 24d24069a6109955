/** All projects: name, kind, last change; open, rename, delete. */
import { FolderOpen, MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react'
import type { AppError } from '#shared/domain/error.ts'
import type { Project } from '#shared/domain/project.ts'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { formatAgo, plural } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import './projects.css'

export interface ProjectsViewProps {
  /** Newest change first; undefined while it is being read. */
  readonly projects: readonly Project[] | undefined
  readonly error?: AppError | undefined
  readonly now: number
  readonly onNew: () => void
  readonly onRetry: () => void
  readonly hrefOf: (project: Project) => string
  readonly onRename: (project: Project) => void
  readonly onRemove: (project: Project) => void
}

/** A line per project; the whole line opens it. */
export function ProjectsView({ projects, error, onNew, onRetry, ...rest }: ProjectsViewProps) {
  return (
    <div className="page">
      <div className="page-column">
        <div className="row">
          <h1 className="page-title">Projects</h1>
          {projects !== undefined && projects.length > 0 && (
            <span className="faint num">{plural(projects.length, 'project')}</span>
          )}
          <span className="grow" />
          <Button look="main" onClick={onNew}>
            <Plus size={14} aria-hidden="true" />
            New app
          </Button>
        </div>
        {error !== undefined && <ErrorNote error={error} onRetry={onRetry} />}
        {projects === undefined && error === undefined && <Skeleton lines={[60, 50, 65, 40]} />}
        {projects !== undefined && projects.length === 0 && (
          <div className="projects-empty">
            <EmptyState
              icon={<FolderOpen size={24} />}
              title="No projects yet"
              action={
                <Button look="main" onClick={onNew}>
                  Make the first one
                </Button>
              }
            >
              What you make is kept here, as plain files in a folder of its own.
            </EmptyState>
          </div>
        )}
        {projects !== undefined && projects.length > 0 && (
          <ul className="projects-list">
            {projects.map((project) => (
              <ProjectLine key={project.id} project={project} {...rest} />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

type LineProps = Pick<ProjectsViewProps, 'now' | 'hrefOf' | 'onRename' | 'onRemove'> & { readonly project: Project }

function ProjectLine({ project, now, hrefOf, onRename, onRemove }: LineProps) {
  return (
    <li className="projects-line">
      <a href={hrefOf(project)} className="projects-link">
        <span className="projects-name clip" dir="auto">
          {project.name}
        </span>
        <Tag>{project.kind}</Tag>
        <span className="projects-folder small faint mono clip" title={project.folder}>
          {project.folder}
        </span>
        <span className="projects-time faint num">{formatAgo(project.updatedAt, now)}</span>
      </a>
      <Menu
        align="end"
        trigger={
          <IconButton label={`More for ${project.name}`}>
            <MoreHorizontal size={16} />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil size={14} aria-hidden="true" />} onSelect={() => onRename(project)}>
          Rename…
        </MenuItem>
        <MenuLine />
        <MenuItem bad icon={<Trash2 size={14} aria-hidden="true" />} onSelect={() => onRemove(project)}>
          Delete…
        </MenuItem>
      </Menu>
    </li>
  )
}
