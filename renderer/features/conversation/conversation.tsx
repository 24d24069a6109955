/** The conversation of a project: every run, oldest first, and the prompt that is on its way. */
import { ArrowDown } from 'lucide-react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { isShortcut } from '../../ui/shortcut.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import { Announcer } from './announcer.tsx'
import './conversation.css'
import { dayOf } from './day.ts'
import { onShowTurn, readingPlace } from './place-memory.ts'
import { preloadMarkdown } from './prose.tsx'
import { SearchBar } from './search-bar.tsx'
import { useSpeaker } from './speaker.ts'
import './turn.css'
import type { TurnActions } from './turn-actions.ts'
import { TurnItem } from './turn-item.tsx'
import { isLive, isRepairOf, makesApp, type Turn } from './turn.ts'
import { useReadingPlace } from './use-reading-place.ts'
import { useSearch } from './use-search.ts'
import { useStickToEnd } from './use-stick-to-end.ts'
import { useTurnFocus } from './use-turn-focus.ts'

export interface ConversationProps {
  /** Names the conversation, for the place where one was reading. Give it as `key` too: another one begins anew. */
  readonly place: string
  /** Oldest first; undefined while it is being read. */
  readonly turns: readonly Turn[] | undefined
  readonly actions: TurnActions
  /** whole: the words of an answer are shown when it is complete. */
  readonly answers: 'streamed' | 'whole'
}

const noTurns: readonly Turn[] = []

/** Only the turns in view are on the page. Stays at its end while it grows, unless the reader has scrolled up. */
export function Conversation({ place, turns: given, actions, answers }: ConversationProps) {
  const turns = given ?? noTurns
  const root = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const { atEnd, toEnd, release } = useStickToEnd(scroller, content, readingPlace(place) === undefined)
  useReadingPlace(place, turns, list, atEnd)

  const goTo = useCallback(
    (index: number) => {
      release()
      list.current?.scrollToIndex(index, { align: 'start' })
    },
    [release],
  )
  const stay = (): void => {
    release()
    // Also ends what the list may still be scrolling to.
    list.current?.scrollTo(list.current.scrollOffset)
  }
  const lastIndex = turns.length - 1
  const goToEnd = useCallback(() => {
    // First the list's own way: it ends what it may still be scrolling to.
    list.current?.scrollToIndex(lastIndex, { align: 'end' })
    toEnd()
  }, [lastIndex, toEnd])
  const firstVisible = (): number => list.current?.findItemIndex(list.current.scrollOffset + 1) ?? 0
  const focus = useTurnFocus(root, turns.length, goTo, firstVisible)
  const search = useSearch(turns, content)
  const { foundIndex } = search
  useEffect(() => {
    if (foundIndex !== undefined) goTo(foundIndex)
  }, [foundIndex, goTo])

  useEffect(
    () =>
      onShowTurn((conversation, turnId) => {
        const index = turns.findIndex(({ id }) => id === turnId)
        if (conversation === place && index >= 0) goTo(index)
      }),
    [turns, place, goTo],
  )

  const newest = turns.at(-1)
  const sending = newest?.state === 'sending' ? newest.id : undefined
  useEffect(() => {
    // Whoever sends a prompt wants to see what comes of it, wherever they were reading.
    if (sending !== undefined) goToEnd()
  }, [sending, goToEnd])

  useEffect(() => {
    preloadMarkdown()
    return () => useSpeaker.getState().stop()
  }, [])

  const newestApp = turns.findLast((turn) => turn.app !== undefined || (isLive(turn) && makesApp(turn)))
  const busy = newest !== undefined && isLive(newest)
  const kept = [focus.index, foundIndex].flatMap((index) => (index !== undefined && index < turns.length ? index : []))
  const announced = useLastLive(newest)

  usePaneShortcut(root, search.show)
  const closeSearch = (): void => {
    search.close()
    scroller.current?.focus({ preventScroll: true })
  }

  return (
    <section className="conversation" aria-label={t('conversation.label')} ref={root} onKeyDown={focus.onKeyDown}>
      {search.open && (
        <SearchBar
          query={search.query}
          onQuery={search.search}
          count={search.count}
          at={search.at}
          onStep={search.step}
          onClose={closeSearch}
          focusKey={search.focusKey}
        />
      )}
      <div
        className="conversation-scroll"
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={t('conversation.messages')}
        onFocus={focus.onFocus}
        onKeyDown={(event) => {
          // The browser's own way there is a glide over turns that are measured under it: it comes to rest beside the end.
          if (event.target !== event.currentTarget || (event.key !== 'Home' && event.key !== 'End')) return
          event.preventDefault()
          if (event.key === 'Home') goTo(0)
          else goToEnd()
        }}
        onClickCapture={(event) => {
          // What is opened grows downwards: the line that was clicked stays under the pointer.
          if (event.target instanceof Element && event.target.closest('[aria-expanded]') !== null) stay()
        }}
      >
        <div className="conversation-turns" ref={content}>
          {given === undefined && <Skeleton lines={[90, 40, 70, 60]} />}
          {given?.length === 0 && (
            <EmptyState title={t('conversation.emptyTitle')}>{t('conversation.empty')}</EmptyState>
          )}
          {turns.length > 0 && (
            <Virtualizer ref={list} scrollRef={scroller} keepMounted={kept} bufferSize={400}>
              {turns.map((turn, index) => (
                <TurnItem
                  key={turn.id}
                  turn={turn}
                  index={index}
                  count={turns.length}
                  firstOfDay={isFirstOfDay(turns, index)}
                  newest={turn === newest}
                  newestApp={turn === newestApp}
                  resumed={turns[index + 1]?.resumes === true}
                  repairs={isRepairOf(turn, turns[index - 1])}
                  actions={actions}
                  answers={answers}
                  busy={busy}
                  found={index === foundIndex}
                />
              ))}
            </Virtualizer>
          )}
        </div>
      </div>
      {!atEnd && (
        <Button look="line" className="conversation-to-end" onClick={goToEnd}>
          {t('conversation.newest')} <ArrowDown size={14} aria-hidden="true" />
        </Button>
      )}
      <Announcer runId={announced} />
    </section>
  )
}

/** The search's keys hold in the whole pane: the composer under the list is where the focus is most of the time. */
function usePaneShortcut(rootRef: RefObject<HTMLElement | null>, show: () => void): void {
  useEffect(() => {
    const pane = rootRef.current?.parentElement
    const onKey = (event: KeyboardEvent): void => {
      if (!isShortcut(event, 'Mod+F')) return
      event.preventDefault()
      event.stopPropagation()
      show()
    }
    pane?.addEventListener('keydown', onKey)
    return () => pane?.removeEventListener('keydown', onKey)
  }, [rootRef, show])
}

/** The run that was live last while the conversation is shown: an older one has nothing to announce. */
function useLastLive(newest: Turn | undefined): string | undefined {
  const [last, setLast] = useState<string>()
  if (newest?.state === 'running' && newest.id !== last) setLast(newest.id)
  return last
}

function isFirstOfDay(turns: readonly Turn[], index: number): boolean {
  const turn = turns[index]
  const before = turns[index - 1]
  return turn !== undefined && (before === undefined || dayOf(before.startedAt) !== dayOf(turn.startedAt))
}
