/** The tags of a note, to add and remove. */
import { X } from 'lucide-react'
import { useId, useState, type FormEvent } from 'react'
import type { Note } from '../data/model'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'
import { Button } from './button'

export function TagPicker({ note }: { note: Note }) {
  const words = useWords().note
  const text = useText()
  const listId = useId()
  const { tags, tagNamed, editNote } = useStore()
  const [typed, setTyped] = useState('')
  const own = tags.filter(({ id }) => note.tagIds.includes(id))

  const add = (event: FormEvent) => {
    event.preventDefault()
    const name = typed.trim().replace(/^#/, '')
    if (name === '') return
    editNote(note.id, { tagIds: [...new Set([...note.tagIds, tagNamed(name)])] })
    setTyped('')
  }

  return (
    <div>
      <p className="mb-1.5 text-sm font-medium">{words.tags}</p>
      <ul className="mb-2 flex flex-wrap gap-1.5 empty:hidden">
        {own.map((tag) => (
          <li key={tag.id} className="inline-flex items-center rounded-full bg-soft ps-3 text-sm text-accent">
            #{text(tag.name)}
            <button
              type="button"
              aria-label={words.removeTag(text(tag.name))}
              className="grid size-8 place-items-center rounded-full text-muted hover:text-ink"
              onClick={() => editNote(note.id, { tagIds: note.tagIds.filter((id) => id !== tag.id) })}
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={add} className="flex gap-2">
        <input
          list={listId}
          aria-label={words.addTag}
          placeholder={words.addTag}
          value={typed}
          maxLength={30}
          dir="auto"
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          className="min-h-10 w-full min-w-0 rounded-xl border border-edge bg-surface px-3 text-sm"
        />
        <datalist id={listId}>
          {tags.filter(({ id }) => !note.tagIds.includes(id)).map((tag) => (
            <option key={tag.id} value={text(tag.name)} />
          ))}
        </datalist>
        <Button type="submit">{words.add}</Button>
      </form>
    </div>
  )
}
