/** A note in a list: title, beginning, folder and tags. */
import { Folder, Pin } from 'lucide-react'
import { Link } from 'react-router'
import { excerpt } from '../data/markdown'
import { folderPaint, type Note } from '../data/model'
import { dayOf, useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

export function NoteCard({ note }: { note: Note }) {
  const words = useWords()
  const text = useText()
  const format = useFormat()
  const folder = useStore((state) => state.folders.find(({ id }) => id === note.folderId))
  const tags = useStore((state) => state.tags)
  const own = tags.filter(({ id }) => note.tagIds.includes(id))
  return (
    <Link to={`/notes/${note.id}`} className="flex h-full flex-col gap-2 rounded-2xl border border-line bg-surface p-4 transition hover:border-edge">
      <span className="flex items-start gap-2">
        <span dir="auto" className="min-w-0 flex-1 font-semibold">{text(note.title) || words.untitled}</span>
        {note.pinned && <Pin role="img" aria-label={words.list.pinned} className="mt-1 size-4 shrink-0 text-accent" fill="currentColor" />}
      </span>
      <span dir="auto" className="line-clamp-3 text-sm text-muted">{excerpt(text(note.body))}</span>
      <span className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 pt-1 text-xs text-muted">
        <span>{format.ago(dayOf(new Date(note.changed)))}</span>
        {folder && (
          <span className="inline-flex items-center gap-1">
            <Folder aria-hidden className="size-3.5" style={{ color: folderPaint[folder.colour] }} fill="currentColor" />
            {text(folder.name)}
          </span>
        )}
        {own.map((tag) => (
          <span key={tag.id} className="text-accent">#{text(tag.name)}</span>
        ))}
      </span>
    </Link>
  )
}
