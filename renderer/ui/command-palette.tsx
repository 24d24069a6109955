/** The command palette: every action, found by typing, with its shortcut. */
import { Dialog as Base } from '@base-ui/react/dialog'
import { Command, defaultFilter } from 'cmdk'
import { type ReactNode, useMemo } from 'react'
import { t } from '../words/index.ts'
import { focusWhenDrawn } from './focus-when-drawn.ts'
import { Kbd } from './kbd.tsx'
import { holdsWords, searchWords } from './text-match.ts'
import './dialog.css'
import './command-palette.css'

export interface PaletteCommand {
  readonly id: string
  readonly group: string
  readonly label: string
  readonly icon?: ReactNode
  readonly shortcut?: string
  /** Other words that find it. */
  readonly keywords?: readonly string[]
  readonly run: () => void
}

export interface CommandPaletteProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly commands: readonly PaletteCommand[]
}

/** What holds each word as it was typed; only where nothing does, what has its letters somewhere. */
function rankAmong(commands: readonly PaletteCommand[]): typeof defaultFilter {
  let last = { search: '', words: searchWords(''), holds: false }
  return (id, search, texts = []) => {
    if (last.search !== search) {
      const words = searchWords(search)
      last = { search, words, holds: commands.some((command) => holdsWords(textsOf(command), words)) }
    }
    if (!last.holds) return defaultFilter(id, search, texts)
    if (holdsWords(texts.slice(0, 1), last.words)) return 1
    return holdsWords(texts, last.words) ? 0.5 : 0
  }
}

/** What a command is found by; its label first. */
function textsOf({ label, group, keywords = [] }: PaletteCommand): string[] {
  return [label, group, ...keywords]
}

/** Closes before it runs a command, so that the command's own focus stays where it puts it. */
export function CommandPalette({ open, onClose, commands }: CommandPaletteProps) {
  const filter = useMemo(() => rankAmong(commands), [commands])
  const groups = [...new Set(commands.map(({ group }) => group))]
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="palette" aria-label={t('ui.allActions')} initialFocus={false}>
          <Command label={t('ui.allActions')} filter={filter} loop>
            <Command.Input className="palette-input" placeholder={t('ui.paletteAsk')} ref={focusWhenDrawn} />
            <Command.List className="palette-list" label={t('ui.actions')}>
              <Command.Empty className="palette-empty">{t('ui.nothingFound')}</Command.Empty>
              {groups.map((group) => (
                <Command.Group key={group} heading={group} className="palette-group">
                  {commands
                    .filter((command) => command.group === group)
                    .map((command) => (
                      <Command.Item
                        key={command.id}
                        value={command.id}
                        keywords={textsOf(command)}
                        className="palette-item"
                        onSelect={() => {
                          onClose()
                          command.run()
                        }}
                      >
                        {command.icon}
                        <span className="grow clip">{command.label}</span>
                        {command.shortcut !== undefined && <Kbd shortcut={command.shortcut} />}
                      </Command.Item>
                    ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
