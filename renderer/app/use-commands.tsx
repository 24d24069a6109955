/** Every action of the window, for the palette and the keyboard: one list, made anew from where one is. */
import {
  AppWindow,
  Bot,
  Code,
  Columns2,
  Eye,
  FolderOpen,
  History,
  Keyboard,
  Languages,
  LayoutGrid,
  LayoutTemplate,
  MessageSquareText,
  Palette,
  PanelLeft,
  Plug,
  Plus,
  Search,
  Settings,
  Square,
  Wand,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import type { ModelChoice, ProviderStatus } from '#shared/domain/model.ts'
import type { AppKind, Project } from '#shared/domain/project.ts'
import type { Settings as StudioSettings, SettingsPatch } from '#shared/domain/settings.ts'
import type { PaletteCommand } from '../ui/command-palette.tsx'
import { t } from '../words/index.ts'
import { changeCommands } from './change-commands.tsx'
import type { WorkView } from './layout-store.ts'
import { metricsCommand } from './metrics-command.tsx'
import { newAppCommands } from './new-app-commands.tsx'
import { navigate } from './route.ts'
import { showSettings } from './show-settings.ts'

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
  /** Opens the change that waits to be looked at; undefined where none does. */
  readonly review: (() => void) | undefined
  readonly openOutside: (project: Project) => void
  readonly connect: () => void
  /** Opens the model picker. */
  readonly pickModel: () => void
  readonly choose: (choice: ModelChoice) => void
  readonly update: (patch: SettingsPatch) => void
  /** What a new app is going to be. */
  readonly chooseKind: (kind: AppKind) => void
  /** Absent where the browser has its own zoom. */
  readonly zoom: ((to: 'in' | 'out' | 'reset') => void) | undefined
  /** What the features bring along: the project's own actions, the editor's, the preview's. */
  readonly more: readonly PaletteCommand[]
}

const icon = { size: 16, 'aria-hidden': true } as const

/** Of one provider; the picker has them all. */
const mostModels = 12

/** Only what can be done now. */
export function commandsFor(parts: CommandParts): readonly PaletteCommand[] {
  const { project } = parts
  return [
    ...nowCommands(parts),
    ...placeCommands(parts),
    ...(project === undefined ? [] : viewCommands(project, parts)),
    ...parts.more,
    ...openCommands(parts),
    ...modelCommands(parts),
    ...lookCommands(parts),
    {
      id: 'palette',
      group: t('app.groups.window'),
      label: t('app.allActions'),
      shortcut: 'Mod+K',
      icon: <Search {...icon} />,
      run: parts.openPalette,
    },
  ]
}

function nowCommands({ live, stop, viewing, leaveVersion }: CommandParts): readonly PaletteCommand[] {
  const group = t('app.groups.now')
  const stopping = {
    id: 'stop',
    group,
    label: t('app.stop'),
    shortcut: 'Escape',
    icon: <Square {...icon} />,
    run: stop,
  }
  const leaving = { id: 'now', group, label: t('app.backToNow'), icon: <History {...icon} />, run: leaveVersion }
  return [...(live ? [stopping] : []), ...(viewing ? [leaving] : [])]
}

function placeCommands(parts: CommandParts): readonly PaletteCommand[] {
  const group = t('app.groups.go')
  return [
    {
      id: 'prompt',
      group,
      label: t('app.prompt'),
      shortcut: 'Alt+L',
      icon: <MessageSquareText {...icon} />,
      keywords: ['composer', 'ask', 'write'],
      run: parts.focusComposer,
    },
    {
      id: 'new',
      group,
      label: t('app.newApp'),
      shortcut: 'Alt+N',
      icon: <Plus {...icon} />,
      keywords: ['create', 'start'],
      run: () => navigate({ view: 'start' }),
    },
    ...newAppCommands(parts.chooseKind),
    {
      id: 'templates',
      group,
      label: t('app.templates'),
      shortcut: 'Alt+T',
      icon: <LayoutTemplate {...icon} />,
      keywords: ['starter', 'gallery', 'examples'],
      run: () => navigate({ view: 'templates' }),
    },
    {
      id: 'projects',
      group,
      label: t('app.projects'),
      shortcut: 'Alt+P',
      icon: <LayoutGrid {...icon} />,
      run: () => navigate({ view: 'projects' }),
    },
    metricsCommand(),
    {
      id: 'settings',
      group,
      label: t('app.settings'),
      shortcut: 'Mod+,',
      icon: <Settings {...icon} />,
      keywords: ['preferences', 'theme', 'language'],
      run: () => navigate({ view: 'settings' }),
    },
    {
      id: 'shortcuts',
      group,
      label: t('app.shortcuts'),
      icon: <Keyboard {...icon} />,
      keywords: ['keys', 'help'],
      run: () => void showSettings('settings-keyboard'),
    },
  ]
}

function viewCommands(project: Project, parts: CommandParts): readonly PaletteCommand[] {
  const group = t('app.groups.view')
  return [
    {
      id: 'view-code',
      group,
      label: t('app.showCode'),
      shortcut: 'Alt+1',
      icon: <Code {...icon} />,
      run: () => parts.showView('code'),
    },
    {
      id: 'view-split',
      group,
      label: t('app.showBoth'),
      shortcut: 'Alt+2',
      icon: <Columns2 {...icon} />,
      run: () => parts.showView('split'),
    },
    {
      id: 'view-preview',
      group,
      label: t('app.showPreview'),
      shortcut: 'Alt+3',
      icon: <Eye {...icon} />,
      run: () => parts.showView('preview'),
    },
    {
      id: 'conversation',
      group,
      label: t('app.toggleConversation'),
      shortcut: 'Mod+B',
      icon: <PanelLeft {...icon} />,
      run: parts.toggleConversation,
    },
    ...changeCommands(parts.review),
    {
      id: 'outside',
      group: t('app.groups.project'),
      label: t('app.openOutside'),
      icon: <AppWindow {...icon} />,
      run: () => parts.openOutside(project),
    },
  ]
}

function openCommands({ projects, project }: CommandParts): readonly PaletteCommand[] {
  return projects
    .filter(({ id }) => id !== project?.id)
    .map(({ id, name }) => ({
      id: `open-${id}`,
      group: t('app.groups.open'),
      label: name,
      icon: <FolderOpen {...icon} />,
      run: () => navigate({ view: 'project', projectId: id }),
    }))
}

function modelCommands({ statuses, choose, connect, pickModel }: CommandParts): readonly PaletteCommand[] {
  const group = t('app.groups.models')
  return [
    {
      id: 'pick-model',
      group,
      label: t('app.pickModel'),
      shortcut: 'Alt+K',
      icon: <Bot {...icon} />,
      keywords: ['llm', 'provider', 'favourite'],
      run: pickModel,
    },
    {
      id: 'connect',
      group,
      label: t('app.connect'),
      icon: <Plug {...icon} />,
      keywords: ['ollama', 'openai', 'key'],
      run: connect,
    },
    { id: 'use-auto', group, label: t('app.useAuto'), icon: <Wand {...icon} />, run: () => choose('auto') },
    ...statuses
      .filter(({ state }) => state === 'ready')
      .flatMap((status) =>
        status.models.slice(0, mostModels).map((model) => ({
          id: `use-${status.id}-${model.id}`,
          group,
          label: t('app.use', { model: model.name ?? model.id }),
          keywords: [status.name, model.id],
          icon: <Bot {...icon} />,
          run: () => choose({ provider: status.id, model: model.id }),
        })),
      ),
  ]
}

const themes = { system: 'app.themeSystem', dark: 'app.themeDark', light: 'app.themeLight' } as const
const zooms = [
  { to: 'in', label: 'app.zoomIn', Icon: ZoomIn },
  { to: 'out', label: 'app.zoomOut', Icon: ZoomOut },
  { to: 'reset', label: 'app.zoomReset', Icon: ZoomIn },
] as const

function lookCommands({ update, zoom }: CommandParts): readonly PaletteCommand[] {
  const group = t('app.groups.look')
  const theme = (value: StudioSettings['theme']): PaletteCommand => ({
    id: `theme-${value}`,
    group,
    label: t(themes[value]),
    icon: <Palette {...icon} />,
    run: () => update({ theme: value }),
  })
  return [
    theme('system'),
    theme('dark'),
    theme('light'),
    // Found in the language that one can read.
    {
      id: 'language-en',
      group,
      label: t('app.languageEnglish'),
      keywords: ['English', 'language'],
      icon: <Languages {...icon} />,
      run: () => update({ language: 'en' }),
    },
    {
      id: 'language-ar',
      group,
      label: t('app.languageArabic'),
      keywords: ['Arabic', 'العربية', 'language'],
      icon: <Languages {...icon} />,
      run: () => update({ language: 'ar' }),
    },
    ...(zoom === undefined
      ? []
      : zooms.map(({ to, label, Icon }) => ({
          id: `zoom-${to}`,
          group,
          label: t(label),
          icon: <Icon {...icon} />,
          run: () => zoom(to),
        }))),
  ]
}
