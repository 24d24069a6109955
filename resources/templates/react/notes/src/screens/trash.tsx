/** Deleted notes, to bring back or to clear. */
import { RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../components/button'
import { ConfirmDialog } from '../components/dialog'
import { EmptyState } from '../components/empty-state'
import { PageHeader } from '../components/page-header'
import { showToast } from '../components/toast'
import { excerpt } from '../data/markdown'
import type { Note } from '../data/model'
import { dayOf, useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

export default function Trash() {
  const words = useWords()
  const text = useText()
  const format = useFormat()
  const { notes, restoreNote, deleteNotes } = useStore()
  const [asking, setAsking] = useState<readonly string[]>()
  const gone = notes.filter((note) => note.deleted !== undefined).sort((one, other) => (other.deleted ?? 0) - (one.deleted ?? 0))
  const titleOf = (note: Note) => text(note.title) || words.untitled

  const restore = (note: Note) => {
    restoreNote(note.id)
    showToast(words.trash.restored(titleOf(note)))
  }

  return (
    <div className="max-w-3xl">
      <PageHeader title={words.trash.title} text={words.trash.text}>
        {gone.length > 0 && <Button tone="danger" onClick={() => setAsking(gone.map(({ id }) => id))}>{words.trash.empty}</Button>}
      </PageHeader>
      {gone.length === 0 ? (
        <EmptyState icon="trash" title={words.trash.none} />
      ) : (
        <ul className="grid gap-2">
          {gone.map((note) => (
            <li key={note.id} className="flex items-center gap-2 rounded-2xl border border-line bg-surface p-3 ps-4">
              <div className="min-w-0 flex-1">
                <p dir="auto" className="truncate font-semibold">{titleOf(note)}</p>
                <p dir="auto" className="truncate text-sm text-muted">{excerpt(text(note.body))}</p>
                <p className="text-xs text-muted">{words.trash.deleted(format.ago(dayOf(new Date(note.deleted ?? 0))))}</p>
              </div>
              <IconButton icon={RotateCcw} label={words.trash.restoreThis(titleOf(note))} onClick={() => restore(note)} />
              <IconButton icon={Trash2} label={words.trash.removeThis(titleOf(note))} className="hover:text-danger" onClick={() => setAsking([note.id])} />
            </li>
          ))}
        </ul>
      )}
      {asking && (
        <ConfirmDialog title={words.trash.sure} text={words.trash.sureText(asking.length)} action={words.trash.remove} onConfirm={() => deleteNotes(asking)} onClose={() => setAsking(undefined)} />
      )}
    </div>
  )
}
