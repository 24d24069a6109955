/** The project's name in the header: opens the list of projects and what can be done with this one. */
import { ChevronDown, LayoutGrid, Pencil, Plus } from 'lucide-react'
import type { Project } from '#shared/domain/project.ts'
import { Button } from '../../ui/button.tsx'
import { formatAgo } from '../../ui/format.ts'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../../ui/menu.tsx'

export interface ProjectSwitcherProps {
  /** Undefined while it is being read. */
  readonly current: Project | undefined
  readonly projects: readonly Project[]
  readonly now: number
  readonly onOpen: (project: Project) => void
  readonly onAll: () => void
  readonly onNew: () => void
  readonly onRename: (project: Project) => void
}

const shown = 8

/** The newest few; all of them are one item further. */
export function ProjectSwitcher({ current, projects, now, onOpen, onAll, onNew, onRename }: ProjectSwitcherProps) {
  return (
    <Menu
      wide
      trigger={
        <Button className="frame-switcher">
          <span className="clip" dir="auto">
            {current?.name ?? '…'}
          </span>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <MenuGroup label="Projects">
        {projects.slice(0, shown).map((project) => (
          <MenuItem
            key={project.id}
            chosen={project.id === current?.id}
            hint={formatAgo(project.updatedAt, now)}
            onSelect={() => onOpen(project)}
          >
            {project.name}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuItem icon={<LayoutGrid size={14} aria-hidden="true" />} onSelect={onAll}>
        All projects
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Plus size={14} aria-hidden="true" />} shortcut="Alt+N" onSelect={onNew}>
        New app
      </MenuItem>
      {current !== undefined && (
        <MenuItem icon={<Pencil size={14} aria-hidden="true" />} onSelect={() => onRename(current)}>
          Rename…
        </MenuItem>
      )}
    </Menu>
  )
}
