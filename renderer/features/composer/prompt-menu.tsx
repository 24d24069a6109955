/** Prompts to start from: one's own and those that come with Kiln, found by typing. */
import { Popover } from '@base-ui/react/popover'
import { Command } from 'cmdk'
import { Bookmark, BookmarkPlus, Settings2, Sparkles } from 'lucide-react'
import { type ReactElement, type RefObject, useState } from 'react'
import type { SavedPrompt } from '#shared/domain/settings.ts'
import { holdsWords, searchWords } from '../../ui/text-match.ts'
import { t } from '../../words/index.ts'
import type { Preset } from './presets.ts'
import './prompt-menu.css'

export interface PromptMenuProps {
  readonly trigger: ReactElement
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** What is searched for. */
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly saved: readonly SavedPrompt[]
  readonly suggestions: readonly Preset[]
  /** False where there is nothing to save. */
  readonly canSave: boolean
  readonly onTake: (text: string) => void
  readonly onSave: () => void
  readonly onManage: () => void
  /** Takes the focus when the menu closes. */
  readonly field: RefObject<HTMLElement | null>
}

/** Arrow keys and Enter choose, Escape leaves; the focus comes back to the prompt. */
export function PromptMenu(props: PromptMenuProps) {
  const { trigger, open, onOpenChange, typed, onTyped, saved, suggestions, canSave, onTake, onSave, onManage, field } =
    props
  // A dialog that opens from here takes the focus itself.
  const [leavesFocus, setLeavesFocus] = useState(false)
  const change = (next: boolean): void => {
    onOpenChange(next)
    if (next) setLeavesFocus(false)
  }
  const act = (action: () => void, opensDialog = false): void => {
    setLeavesFocus(opensDialog)
    action()
  }
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          collisionAvoidance={{ side: 'flip', align: 'shift', fallbackAxisSide: 'none' }}
          className="layer-menu"
        >
          <Popover.Popup
            className="prompt-menu"
            aria-label={t('composer.promptMenu')}
            finalFocus={leavesFocus ? false : field}
          >
            <Command label={t('composer.promptMenu')} loop filter={scoreOf}>
              <Command.Input
                className="prompt-menu-input"
                placeholder={t('composer.findPrompt')}
                value={typed}
                onValueChange={onTyped}
                autoFocus
              />
              <Command.List className="prompt-menu-list" label={t('composer.promptMenu')}>
                <Command.Empty className="prompt-menu-empty">{t('ui.nothingFound')}</Command.Empty>
                {saved.length > 0 && (
                  <Command.Group heading={t('composer.own')} className="prompt-menu-group">
                    {saved.map(({ id, title, text }) => (
                      <Item
                        key={id}
                        id={id}
                        title={title}
                        text={text}
                        icon={<Bookmark size={14} />}
                        onTake={() => act(() => onTake(text))}
                      />
                    ))}
                  </Command.Group>
                )}
                <Command.Group heading={t('composer.builtIn')} className="prompt-menu-group">
                  {suggestions.map(({ id, title, text }) => (
                    <Item
                      key={id}
                      id={id}
                      title={title}
                      text={text}
                      icon={<Sparkles size={14} />}
                      onTake={() => act(() => onTake(text))}
                    />
                  ))}
                </Command.Group>
                {(canSave || saved.length > 0) && (
                  <Command.Group heading={t('composer.keepOwn')} className="prompt-menu-group">
                    {canSave && (
                      <Command.Item
                        value="save-this"
                        keywords={[t('composer.saveThis')]}
                        className="prompt-menu-item"
                        onSelect={() => act(onSave, true)}
                      >
                        <BookmarkPlus size={14} aria-hidden="true" />
                        <span className="grow clip">{t('composer.saveThis')}</span>
                      </Command.Item>
                    )}
                    {saved.length > 0 && (
                      <Command.Item
                        value="manage-own"
                        keywords={[t('composer.manage')]}
                        className="prompt-menu-item"
                        onSelect={() => act(onManage, true)}
                      >
                        <Settings2 size={14} aria-hidden="true" />
                        <span className="grow clip">{t('composer.manage')}</span>
                      </Command.Item>
                    )}
                  </Command.Group>
                )}
              </Command.List>
            </Command>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** By whole pieces of words; those whose title holds them come first. */
function scoreOf(_id: string, search: string, [title = '', ...rest]: readonly string[] = []): number {
  const words = searchWords(search)
  if (holdsWords([title], words)) return 1
  return holdsWords([title, ...rest], words) ? 0.5 : 0
}

interface ItemProps {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly icon: ReactElement
  readonly onTake: () => void
}

function Item({ id, title, text, icon, onTake }: ItemProps) {
  return (
    <Command.Item value={id} keywords={[title, text]} className="prompt-menu-item" onSelect={onTake}>
      {icon}
      <span className="prompt-menu-words">
        <span className="clip" dir="auto">
          {title}
        </span>
        <span className="clip small faint" dir="auto">
          {text}
        </span>
      </span>
    </Command.Item>
  )
}
