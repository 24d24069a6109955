/** Every action of the window, for the palette and the keyboard: one list, made anew from where one is. */
import { Bot, Code, Eye, FolderOpen, LayoutGrid, MessageSquare, Palette, Plug, Plus, Settings, Square } from 'lucide-react'
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import type { Project } from '#shared/domain/project.ts'
import type { Settings as StudioSettings } from '#shared/domain/settings.ts'
import type { PaletteCommand } from '../ui/command-palette.tsx'
import type { WorkView } from './layout-store.ts'
import { navigate } from './route.ts'

export interface CommandParts {
  readonly projects: readonly Project[]
  readonly project: Project | undefined
  readonly live: boolean
  readonly statuses: readonly ProviderStatus[]
  readonly openPalette: () => void
  readonly stop: () => void
  readonly focusComposer: () => void
  readonly showView: (view: WorkView) => void
  readonly toggleConversation: () => void
  readonly rename: (project: Project) => void
  readonly remove: (project: Project) => void
  readonly openOutside: (project: Project) => void
  readonly connect: () => void
  readonly choose: (model: ModelRef) => void
  readonly setTheme: (theme: StudioSettings['theme']) => void
}

const icon = { size: 16, 'aria-hidden': true } as const

/** Only what can be done now. */
export function commandsFor(parts: CommandParts): readonly PaletteCommand[] {
  const { project } = parts
  return [
    ...(parts.live
      ? [
          {
            id: 'stop',
            group: 'Now',
            label: 'Stop',
            shortcut: 'Escape',
            icon: <Square {...icon} />,
            run: parts.stop,
          },
        ]
      : []),
    { id: 'prompt', group: 'Go to', label: 'Prompt', shortcut: 'Alt+L', icon: <MessageSquare {...icon} />, keywords: ['composer', 'ask', 'write'], run: parts.focusComposer },
    { id: 'new', group: 'Go to', label: 'New app', shortcut: 'Alt+N', icon: <Plus {...icon} />, keywords: ['create', 'start'], run: () => navigate({ view: 'start' }) },
    { id: 'projects', group: 'Go to', label: 'Projects', shortcut: 'Alt+P', icon: <LayoutGrid {...icon} />, run: () => navigate({ view: 'projects' }) },
    { id: 'settings', group: 'Go to', label: 'Settings', shortcut: 'Mod+,', icon: <Settings {...icon} />, keywords: ['preferences', 'theme'], run: () => navigate({ view: 'settings' }) },
    ...(project === undefined ? [] : projectCommands(project, parts)),
    ...parts.projects.map((other) => ({
      id: `open-${other.id}`,
      group: 'Open project',
      label: other.name,
      icon: <FolderOpen {...icon} />,
      run: () => navigate({ view: 'project', projectId: other.id }),
    })),
    { id: 'connect', group: 'Models', label: 'Connect a model…', icon: <Plug {...icon} />, keywords: ['ollama', 'openai', 'key'], run: parts.connect },
    ...parts.statuses.flatMap((status) =>
      status.models.map((model) => ({
        id: `use-${status.id}-${model.id}`,
        group: 'Models',
        label: `Use ${model.id}`,
        keywords: [status.name],
        icon: <Bot {...icon} />,
        run: () => parts.choose({ provider: status.id, model: model.id }),
      })),
    ),
    ...(['system', 'dark', 'light'] as const).map((theme) => ({
      id: `theme-${theme}`,
      group: 'Theme',
      label: `Theme: ${theme}`,
      icon: <Palette {...icon} />,
      run: () => parts.setTheme(theme),
    })),
    { id: 'palette', group: 'Window', label: 'All actions', shortcut: 'Mod+K', run: parts.openPalette },
  ]
}

function projectCommands(project: Project, parts: CommandParts): readonly PaletteCommand[] {
  return [
    { id: 'view-code', group: 'View', label: 'Show code', shortcut: 'Alt+1', icon: <Code {...icon} />, run: () => parts.showView('code') },
    { id: 'view-split', group: 'View', label: 'Show code and preview', shortcut: 'Alt+2', icon: <Code {...icon} />, run: () => parts.showView('split') },
    { id: 'view-preview', group: 'View', label: 'Show preview', shortcut: 'Alt+3', icon: <Eye {...icon} />, run: () => parts.showView('preview') },
    { id: 'conversation', group: 'View', label: 'Show or hide the conversation', shortcut: 'Mod+B', icon: <MessageSquare {...icon} />, run: parts.toggleConversation },
    { id: 'outside', group: 'Project', label: 'Open the app in the browser', icon: <Eye {...icon} />, run: () => parts.openOutside(project) },
    { id: 'rename', group: 'Project', label: 'Rename this project…', run: () => parts.rename(project) },
    { id: 'remove', group: 'Project', label: 'Delete this project…', run: () => parts.remove(project) },
  ]
}
