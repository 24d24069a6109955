/** The rail: the places of the studio. */
import { ChartNoAxesColumn, Code, LayoutGrid, LayoutTemplate, Plus, Settings } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'

export type Place = 'start' | 'project' | 'projects' | 'templates' | 'metrics' | 'settings'

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
    side: 'inline-end' as const,
  })
  return (
    <>
      <IconButton label={t('frame.newApp')} shortcut="Alt+N" {...item('start')}>
        <Plus size={16} />
      </IconButton>
      <IconButton label={t('frame.projects')} shortcut="Alt+P" {...item('projects')}>
        <LayoutGrid size={16} />
      </IconButton>
      <IconButton label={t('frame.templates')} shortcut="Alt+T" {...item('templates')}>
        <LayoutTemplate size={16} />
      </IconButton>
      <IconButton label={t('frame.thisProject')} {...item('project')} disabled={!hasProject}>
        <Code size={16} />
      </IconButton>
      <IconButton label={t('frame.requests')} shortcut="Alt+Q" {...item('metrics')}>
        <ChartNoAxesColumn size={16} />
      </IconButton>
      <span className="grow" />
      <IconButton label={t('frame.settings')} shortcut="Mod+," {...item('settings')}>
        <Settings size={16} />
      </IconButton>
    </>
  )
}
