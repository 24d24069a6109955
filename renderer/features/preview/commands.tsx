/** The preview's actions, for the palette and the keyboard. */
import {
  AppWindow,
  Camera,
  Download,
  Maximize2,
  Monitor,
  Network,
  RotateCcwSquare,
  RotateCw,
  Smartphone,
  SquareMousePointer,
  SquareTerminal,
  Tablet,
} from 'lucide-react'
import type { PaletteCommand } from '../../ui/command-palette.tsx'
import { t } from '../../words/index.ts'
import { presetName } from './device-names.ts'
import { presets } from './devices.ts'
import { shortcuts } from './shortcuts.ts'
import type { PictureWish } from './take-picture.ts'
import { useViewStore } from './view-store.ts'

/** What only the pane that is on the screen can do. */
export interface PaneActions {
  reload(): void
  takePicture(wish: PictureWish): void
  showScreen(hash: string): void
  /** Begins or ends picking an element. */
  pick(): void
}

const open = new Map<string, PaneActions>()

/** The pane of the project can act now; undone by what it returns. */
export function offerActions(projectId: string, actions: PaneActions): () => void {
  open.set(projectId, actions)
  return () => {
    if (open.get(projectId) === actions) open.delete(projectId)
  }
}

/** Brings another screen of a React app into sight, where one is shown. `path`: as its router has it, without a slash before it. */
export function showScreen(projectId: string, path: string): void {
  open.get(projectId)?.showScreen(`#/${path}`)
}

const icon = { size: 16, 'aria-hidden': true } as const
const kindIcons = { phone: <Smartphone {...icon} />, tablet: <Tablet {...icon} />, desktop: <Monitor {...icon} /> }

/** Reads the project's state when one is run, not now: the list may be kept as long as the project and the language are. */
export function previewCommands(projectId: string): readonly PaletteCommand[] {
  const group = t('preview.group')
  const view = () => useViewStore.getState().of(projectId)
  const change = useViewStore.getState().change
  const togglePanel = (tab: 'console' | 'network') => () =>
    change(projectId, { panel: view().panel === tab ? undefined : tab })
  const picture = (wish: PictureWish) => () => open.get(projectId)?.takePicture(wish)
  return [
    {
      id: 'preview-reload',
      group,
      label: t('preview.reload'),
      shortcut: shortcuts.reload,
      icon: <RotateCw {...icon} />,
      run: () => open.get(projectId)?.reload(),
    },
    {
      id: 'preview-console',
      group,
      label: t('preview.toggleConsole'),
      shortcut: shortcuts.console,
      icon: <SquareTerminal {...icon} />,
      keywords: ['log', 'errors', t('preview.console')],
      run: togglePanel('console'),
    },
    {
      id: 'preview-network',
      group,
      label: t('preview.toggleNetwork'),
      icon: <Network {...icon} />,
      keywords: ['requests', t('preview.network')],
      run: togglePanel('network'),
    },
    {
      id: 'preview-picture',
      group,
      label: t('preview.copySeen'),
      shortcut: shortcuts.picture,
      icon: <Camera {...icon} />,
      keywords: ['screenshot', t('preview.picture')],
      run: picture({ area: 'viewport', to: 'clipboard' }),
    },
    ...(['saveSeen', 'savePage'] as const).map((label) => ({
      id: `preview-${label}`,
      group,
      label: t(`preview.${label}`),
      icon: <Download {...icon} />,
      keywords: ['screenshot', 'png', t('preview.picture')],
      run: picture({ area: label === 'saveSeen' ? 'viewport' : 'page', to: 'file' }),
    })),
    {
      id: 'preview-pick',
      group,
      label: t('pick.start'),
      shortcut: shortcuts.pick,
      icon: <SquareMousePointer {...icon} />,
      keywords: ['inspect', 'select', 'element'],
      run: () => open.get(projectId)?.pick(),
    },
    {
      id: 'preview-rotate',
      group,
      label: t('preview.rotate'),
      shortcut: shortcuts.rotate,
      icon: <RotateCcwSquare {...icon} />,
      run: () => {
        if (view().device !== 'full') change(projectId, { turned: !view().turned })
      },
    },
    {
      id: 'preview-maximise',
      group,
      label: t('preview.maximise'),
      shortcut: shortcuts.maximise,
      icon: <Maximize2 {...icon} />,
      keywords: ['full screen'],
      run: () => change(projectId, { maximised: !view().maximised }),
    },
    {
      id: 'preview-full',
      group,
      label: t('preview.toDevice', { device: t('preview.full') }),
      icon: <AppWindow {...icon} />,
      run: () => change(projectId, { device: 'full' }),
    },
    ...presets.map((preset) => ({
      id: `preview-device-${preset.id}`,
      group,
      label: t('preview.toDevice', { device: presetName(preset) }),
      icon: kindIcons[preset.kind],
      keywords: [preset.kind, `${preset.width}x${preset.height}`],
      run: () => change(projectId, { device: preset.id, turned: false }),
    })),
  ]
}
