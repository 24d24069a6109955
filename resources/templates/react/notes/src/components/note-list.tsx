/** Notes with search (#word among the tags alone) and order; the pinned ones come first. */
import { useState, type ReactNode } from 'react'
import type { Note } from '../data/model'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'
import { EmptyState } from './empty-state'
import { NoteCard } from './note-card'
import { SearchBox } from './search-box'
import { Segmented } from './segmented'

interface Props {
  notes: readonly Note[]
  /** What stands here while there is no note at all. */
  empty: ReactNode
}

export function NoteList({ notes, empty }: Props) {
  const words = useWords().list
  const text = useText()
  const tags = useStore((state) => state.tags)
  const [query, setQuery] = useState('')
  const [by, setBy] = useState<'changed' | 'title'>('changed')
  if (notes.length === 0) return empty

  const wanted = query.trim().toLowerCase()
  const found = notes
    .filter((note) => {
      const own = tags.filter(({ id }) => note.tagIds.includes(id)).map(({ name }) => `#${text(name)}`)
      const searched = wanted.startsWith('#') ? own : [text(note.title), text(note.body), ...own]
      return searched.join('\n').toLowerCase().includes(wanted)
    })
    .sort((one, other) => {
      if (one.pinned !== other.pinned) return one.pinned ? -1 : 1
      return by === 'title' ? text(one.title).localeCompare(text(other.title)) : other.changed - one.changed
    })

  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <SearchBox className="min-w-48 flex-1" label={words.search} value={query} onChange={setQuery} />
        <Segmented label={words.sort} value={by} onChange={setBy} options={[['changed', words.sorts.changed], ['title', words.sorts.title]]} />
      </div>
      {found.length === 0 ? (
        <EmptyState icon="search" title={words.none} text={words.noneHint} />
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {found.map((note) => (
            <li key={note.id}>
              <NoteCard note={note} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
