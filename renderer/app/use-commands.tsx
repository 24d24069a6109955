/** Every action of the window, for the palette and the keyboard: one list, made anew from where one is. */
import {
  AppWindow,
  Bot,
  Code,
  Columns2,
  Eye,
  FolderOpen,
  History,
  LayoutGrid,
  MessageSquareText,
  Palette,
  PanelLeft,
  Pencil,
  Plug,
  Plus,
  Search,
  Settings,
  Square,
  Trash2,
} from 'lucide-react'
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
  /** An older version is shown. */
  readonly viewing: boolean
  readonly leaveVersion: () => void
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
    ...nowCommands(parts),
    ...placeCommands(parts),
    ...(project === undefined ? [] : projectCommands(project, parts)),
    ...openCommands(parts),
    ...modelCommands(parts),
    ...themeCommands(parts),
    {
      id: 'palette',
      group: 'Window',
      label: 'All actions',
      shortcut: 'Mod+K',
      icon: <Search {...icon} />,
      run: parts.openPalette,
    },
  ]
}

function nowCommands({ live, stop, viewing, leaveVersion }: CommandParts): readonly PaletteCommand[] {
  const group = 'Now'
  const stopping = { id: 'stop', group, label: 'Stop', shortcut: 'Escape', icon: <Square {...icon} />, run: stop }
  const leaving = {
    id: 'now',
    group,
    label: 'Back to the newest version',
    icon: <History {...icon} />,
    run: leaveVersion,
  }
  return [...(live ? [stopping] : []), ...(viewing ? [leaving] : [])]
}

function placeCommands({ focusComposer }: CommandParts): readonly PaletteCommand[] {
  const group = 'Go to'
  return [
    {
      id: 'prompt',
      group,
      label: 'Prompt',
      shortcut: 'Alt+L',
      icon: <MessageSquareText {...icon} />,
      keywords: ['composer', 'ask', 'write'],
      run: focusComposer,
    },
    {
      id: 'new',
      group,
      label: 'New app',
      shortcut: 'Alt+N',
      icon: <Plus {...icon} />,
      keywords: ['create', 'start'],
      run: () => navigate({ view: 'start' }),
    },
    {
      id: 'projects',
      group,
      label: 'Projects',
      shortcut: 'Alt+P',
      icon: <LayoutGrid {...icon} />,
      run: () => navigate({ view: 'projects' }),
    },
    {
      id: 'settings',
      group,
      label: 'Settings',
      shortcut: 'Mod+,',
      icon: <Settings {...icon} />,
      keywords: ['preferences', 'theme'],
      run: () => navigate({ view: 'settings' }),
    },
  ]
}

function projectCommands(project: Project, parts: CommandParts): readonly PaletteCommand[] {
  return [
    {
      id: 'view-code',
      group: 'View',
      label: 'Show code',
      shortcut: 'Alt+1',
      icon: <Code {...icon} />,
      run: () => parts.showView('code'),
    },
    {
      id: 'view-split',
      group: 'View',
      label: 'Show code and preview',
      shortcut: 'Alt+2',
      icon: <Columns2 {...icon} />,
      run: () => parts.showView('split'),
    },
    {
      id: 'view-preview',
      group: 'View',
      label: 'Show preview',
      shortcut: 'Alt+3',
      icon: <Eye {...icon} />,
      run: () => parts.showView('preview'),
    },
    {
      id: 'conversation',
      group: 'View',
      label: 'Show or hide the conversation',
      shortcut: 'Mod+B',
      icon: <PanelLeft {...icon} />,
      run: parts.toggleConversation,
    },
    {
      id: 'outside',
      group: 'Project',
      label: 'Open the app in the browser',
      icon: <AppWindow {...icon} />,
      run: () => parts.openOutside(project),
    },
    {
      id: 'rename',
      group: 'Project',
      label: 'Rename this project…',
      icon: <Pencil {...icon} />,
      run: () => parts.rename(project),
    },
    {
      id: 'remove',
      group: 'Project',
      label: 'Delete this project…',
      icon: <Trash2 {...icon} />,
      run: () => parts.remove(project),
    },
  ]
}

function openCommands({ projects, project }: CommandParts): readonly PaletteCommand[] {
  return projects
    .filter(({ id }) => id !== project?.id)
    .map(({ id, name }) => ({
      id: `open-${id}`,
      group: 'Open project',
      label: name,
      icon: <FolderOpen {...icon} />,
      run: () => navigate({ view: 'project', projectId: id }),
    }))
}

function modelCommands({ statuses, choose, connect }: CommandParts): readonly PaletteCommand[] {
  const group = 'Models'
  return [
    {
      id: 'connect',
      group,
      label: 'Connect a model…',
      icon: <Plug {...icon} />,
      keywords: ['ollama', 'openai', 'key'],
      run: connect,
    },
    ...statuses.flatMap((status) =>
      status.models.map((model) => ({
        id: `use-${status.id}-${model.id}`,
        group,
        label: `Use ${model.id}`,
        keywords: [status.name],
        icon: <Bot {...icon} />,
        run: () => choose({ provider: status.id, model: model.id }),
      })),
    ),
  ]
}

function themeCommands({ setTheme }: CommandParts): readonly PaletteCommand[] {
  return (['system', 'dark', 'light'] as const).map((theme) => ({
    id: `theme-${theme}`,
    group: 'Theme',
    label: `Theme: ${theme}`,
    icon: <Palette {...icon} />,
    run: () => setTheme(theme),
  }))
}
