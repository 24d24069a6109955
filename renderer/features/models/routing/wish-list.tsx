/** The wishes of one rule, the dearest first: moved by buttons or keys, taken out, added. */
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Preference } from '#shared/domain/routing.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { t } from '../../../words/index.ts'
import { moved, wishKey } from './rule-edits.ts'
import { type Statuses, wishWords } from './rule-words.ts'

export interface WishListProps {
  /** Of the rule, for screen readers. */
  readonly label: string
  readonly wishes: readonly Preference[]
  readonly statuses: Statuses
  readonly disabled: boolean
  readonly onChange: (wishes: readonly Preference[]) => void
}

type Way = 'up' | 'down'

/** The focus goes along with what is moved. */
export function WishList({ label, wishes, statuses, disabled, onChange }: WishListProps) {
  const list = useRef<HTMLOListElement>(null)
  const [followed, setFollowed] = useState<{ readonly key: string; readonly way: Way }>()
  const [said, setSaid] = useState('')

  useEffect(() => {
    if (followed === undefined) return
    const line = list.current?.querySelector(`[data-wish="${CSS.escape(followed.key)}"]`)
    const ways = [followed.way, followed.way === 'up' ? 'down' : 'up']
    // At an end its own button is off, and the other one is nearest.
    for (const way of ways) {
      const button = line?.querySelector<HTMLButtonElement>(`[data-way=${way}]:enabled`)
      if (button === null || button === undefined) continue
      button.focus()
      return
    }
  }, [followed, wishes])

  const move = (place: number, way: Way): void => {
    const wish = wishes[place]
    const next = moved(wishes, place, way === 'up' ? place - 1 : place + 1)
    if (wish === undefined || next === wishes || disabled) return
    const to = next.indexOf(wish) + 1
    setSaid(t('models.routing.movedTo', { wish: wishWords(wish, statuses), place: to, count: next.length }))
    setFollowed({ key: wishKey(wish), way })
    onChange(next)
  }
  const onKeyDown = (event: KeyboardEvent, place: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(place, event.key === 'ArrowUp' ? 'up' : 'down')
  }

  return (
    <>
      <ol ref={list} className="wish-list" aria-label={label}>
        {wishes.map((wish, place) => {
          const words = wishWords(wish, statuses)
          return (
            <li
              key={wishKey(wish)}
              data-wish={wishKey(wish)}
              className="wish-line"
              onKeyDown={(event) => onKeyDown(event, place)}
            >
              <span className="wish-number num faint">{place + 1}</span>
              <span className="grow clip" dir="auto">
                {words}
              </span>
              <IconButton
                label={t('models.routing.earlier', { wish: words })}
                shortcut="Alt+ArrowUp"
                size="small"
                data-way="up"
                disabled={disabled || place === 0}
                onClick={() => move(place, 'up')}
              >
                <ArrowUp size={14} />
              </IconButton>
              <IconButton
                label={t('models.routing.later', { wish: words })}
                shortcut="Alt+ArrowDown"
                size="small"
                data-way="down"
                disabled={disabled || place === wishes.length - 1}
                onClick={() => move(place, 'down')}
              >
                <ArrowDown size={14} />
              </IconButton>
              <IconButton
                label={t('models.routing.takeOut', { wish: words })}
                size="small"
                disabled={disabled}
                onClick={() => onChange(wishes.toSpliced(place, 1))}
              >
                <X size={14} />
              </IconButton>
            </li>
          )
        })}
      </ol>
      {wishes.length === 0 && <p className="small faint">{t('models.routing.noWishes')}</p>}
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  )
}
