/** The editor's commands: offered to the palette, and run by their keys. */
import {
  FileSearch,
  FolderTree,
  Hash,
  ListX,
  Replace,
  Save,
  SaveAll,
  Search,
  SquareX,
  TextSearch,
  TriangleAlert,
  WandSparkles,
} from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { PaletteCommand } from '../../ui/command-palette.tsx'
import { isShortcut } from '../../ui/shortcut.ts'
import { t } from '../../words/index.ts'
import { offerCommands } from './commands.ts'

export interface CommandHandlers {
  readonly save: () => void
  readonly saveAll: () => void
  readonly format: () => void
  readonly goToFile: () => void
  readonly goToLine: () => void
  readonly find: () => void
  readonly replace: () => void
  readonly search: () => void
  readonly toggleFiles: () => void
  readonly showProblems: () => void
  readonly close: () => void
  readonly closeOthers: () => void
  readonly closeAll: () => void
  readonly nextFile: () => void
  readonly previousFile: () => void
}

export interface CommandState {
  /** A file can be typed into. */
  readonly editable: boolean
  /** A text is shown. */
  readonly text: boolean
  readonly openFiles: number
  readonly files: boolean
}

const icon = { size: 16, 'aria-hidden': true } as const
/** Beside the ones that are shown: what people press who come from elsewhere. Browsers keep Ctrl+W to themselves. */
const alsoKeys: Readonly<Record<string, readonly string[]>> = { 'editor-close': ['Mod+W'] }

/** One that is closing still stands in the page for a moment. */
const openDialog = '[role=dialog][data-open], [role=alertdialog][data-open]'

export function useOfferedCommands(handlers: CommandHandlers, state: CommandState): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  const { editable, text, openFiles, files } = state
  const commands = useMemo(
    () => commandsFor(() => latest.current, { editable, text, openFiles, files }),
    [editable, text, openFiles, files],
  )
  useEffect(() => offerCommands(commands), [commands])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const found = commands.find(({ id, shortcut }) =>
        [...(shortcut === undefined ? [] : [shortcut]), ...(alsoKeys[id] ?? [])].some((keys) =>
          isShortcut(event, keys),
        ),
      )
      if (found === undefined || document.querySelector(openDialog) !== null) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) found.run()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [commands])
}

function commandsFor(now: () => CommandHandlers, state: CommandState): readonly PaletteCommand[] {
  const group = t('editor.group')
  const command = (
    id: string,
    label: string,
    run: () => void,
    rest: Pick<PaletteCommand, 'icon' | 'shortcut'> = {},
  ): PaletteCommand => ({ id: `editor-${id}`, group, label, run, ...rest })
  return [
    ...(state.editable
      ? [
          command('save', t('editor.save'), () => now().save(), { shortcut: 'Mod+S', icon: <Save {...icon} /> }),
          command('save-all', t('editor.saveAll'), () => now().saveAll(), {
            shortcut: 'Mod+Alt+S',
            icon: <SaveAll {...icon} />,
          }),
          command('format', t('editor.format'), () => now().format(), {
            shortcut: 'Shift+Alt+F',
            icon: <WandSparkles {...icon} />,
          }),
        ]
      : []),
    ...(state.files
      ? [
          command('go', t('editor.goToFile'), () => now().goToFile(), {
            shortcut: 'Mod+P',
            icon: <FileSearch {...icon} />,
          }),
          command('search', t('editor.searchInFiles'), () => now().search(), {
            shortcut: 'Mod+Shift+F',
            icon: <Search {...icon} />,
          }),
        ]
      : []),
    ...(state.text
      ? [
          command('line', t('editor.goToLine'), () => now().goToLine(), {
            shortcut: 'Mod+G',
            icon: <Hash {...icon} />,
          }),
          command('find', t('editor.find'), () => now().find(), { icon: <TextSearch {...icon} /> }),
          command('replace', t('editor.replace'), () => now().replace(), { icon: <Replace {...icon} /> }),
        ]
      : []),
    command('files', t('editor.showFiles'), () => now().toggleFiles(), {
      shortcut: 'Mod+Shift+E',
      icon: <FolderTree {...icon} />,
    }),
    command('problems', t('editor.problems'), () => now().showProblems(), {
      shortcut: 'Mod+Shift+M',
      icon: <TriangleAlert {...icon} />,
    }),
    ...(state.openFiles > 0
      ? [
          command('close', t('editor.close'), () => now().close(), { shortcut: 'Alt+W', icon: <SquareX {...icon} /> }),
          command('close-all', t('editor.closeAll'), () => now().closeAll(), { icon: <ListX {...icon} /> }),
        ]
      : []),
    ...(state.openFiles > 1
      ? [
          command('close-others', t('editor.closeOthers'), () => now().closeOthers(), { icon: <ListX {...icon} /> }),
          command('next', t('editor.nextFile'), () => now().nextFile(), { shortcut: 'Alt+PageDown' }),
          command('previous', t('editor.previousFile'), () => now().previousFile(), { shortcut: 'Alt+PageUp' }),
        ]
      : []),
  ]
}
