/** The rail: the places of the studio. */
import { Code, LayoutGrid, Plus, Settings } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'

export type Place = 'start' | 'project' | 'projects' | 'settings'

export interface RailProps {
  readonly place: Place
  /** False when there is no project to go back to. */
  readonly hasProject: boolean
  readonly onGo: (place: Place) => void
}

/** Icons with tooltips; the place one is at is marked. */
export function Rail({ place, hasProject, onGo }: RailProps) {
  const item = (target: Place) => ({
    on: place === target,
    'aria-current': place === target ? ('page' as const) : undefined,
    onClick: () => onGo(target),
    side: 'right' as const,
  })
  return (
    <>
      <IconButton label="New app" shortcut="Alt+N" {...item('start')}>
        <Plus size={16} />
      </IconButton>
      <IconButton label="Projects" shortcut="Alt+P" {...item('projects')}>
        <LayoutGrid size={16} />
      </IconButton>
      <IconButton label="This project" {...item('project')} disabled={!hasProject}>
        <Code size={16} />
      </IconButton>
      <span className="grow" />
      <IconButton label="Settings" shortcut="Mod+," {...item('settings')}>
        <Settings size={16} />
      </IconButton>
    </>
  )
}
