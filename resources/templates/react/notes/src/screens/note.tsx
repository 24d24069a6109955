/** Write and read one note. Every letter is kept at once. */
import { Pin, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useNavigate, useParams } from 'react-router'
import { BackLink } from '../components/back-link'
import { Button, IconButton } from '../components/button'
import { SelectField } from '../components/field'
import { FormatBar } from '../components/format-bar'
import { MarkdownView } from '../components/markdown-view'
import { NotFound } from '../components/not-found'
import { Segmented } from '../components/segmented'
import { TagPicker } from '../components/tag-picker'
import { showToast } from '../components/toast'
import { continueList, wrap } from '../data/editing'
import { tickLine } from '../data/markdown'
import type { Note } from '../data/model'
import { config } from '../lib/config'
import { dayOf, useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

function Editor({ note }: { note: Note }) {
  const words = useWords()
  const text = useText()
  const editNote = useStore((state) => state.editNote)
  const title = text(note.title)
  const body = text(note.body)
  const [view, setView] = useState<'write' | 'read'>(body === '' ? 'write' : 'read')
  const field = useRef<HTMLTextAreaElement>(null)
  const appName = text(config.name)

  useEffect(() => {
    document.title = `${title || words.untitled} · ${appName}`
  }, [title, words, appName])

  /** Enter leads on from the title. */
  const toText = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    field.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const target = event.currentTarget
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing && continueList(target)) event.preventDefault()
    if (!event.ctrlKey && !event.metaKey) return
    if (event.code === 'KeyB' || event.code === 'KeyI') {
      event.preventDefault()
      wrap(target, event.code === 'KeyB' ? '**' : '*')
    }
  }

  return (
    <section className="rounded-2xl border border-line bg-surface">
      <h1 className="sr-only">{title || words.untitled}</h1>
      <input
        autoFocus={title === ''}
        aria-label={words.note.title}
        placeholder={words.untitled}
        value={title}
        maxLength={120}
        dir="auto"
        autoComplete="off"
        onChange={(event) => editNote(note.id, { title: event.target.value })}
        onKeyDown={toText}
        className="w-full rounded-t-2xl px-4 pt-4 pb-2 text-2xl font-bold -outline-offset-2! sm:px-6"
      />
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-2 pb-2 sm:px-4">
        <Segmented label={words.note.view} value={view} onChange={setView} options={[['write', words.note.views.write], ['read', words.note.views.read]]} />
        {view === 'write' && <FormatBar field={field} />}
      </div>
      {view === 'write' ? (
        <textarea
          ref={field}
          aria-label={words.note.body}
          placeholder={words.note.bodyHint}
          value={body}
          dir="auto"
          onChange={(event) => editNote(note.id, { body: event.target.value })}
          onKeyDown={onKeyDown}
          className="block field-sizing-content min-h-96 w-full resize-none rounded-b-2xl p-4 leading-relaxed -outline-offset-2! sm:px-6"
        />
      ) : (
        <div className="min-h-96 p-4 sm:px-6">
          {body.trim() === '' ? <p className="text-muted">{words.note.nothing}</p> : <MarkdownView text={body} onTick={(line) => editNote(note.id, { body: tickLine(body, line) })} />}
        </div>
      )}
    </section>
  )
}

export default function NoteScreen() {
  const words = useWords()
  const text = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const { id } = useParams()
  const { notes, folders, editNote, togglePin, trashNote, restoreNote } = useStore()
  const note = notes.find((other) => other.id === id)
  if (!note) return <NotFound />

  const trash = () => {
    trashNote(note.id)
    navigate(note.folderId === undefined ? '/' : `/folders/${note.folderId}`)
    showToast(words.note.trashed, () => restoreNote(note.id))
  }
  const count = (text(note.body).match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? []).length
  const folder = folders.find((other) => other.id === note.folderId)

  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        {folder ? <BackLink to={`/folders/${folder.id}`}>{text(folder.name)}</BackLink> : <BackLink to="/">{words.note.back}</BackLink>}
        <div className="flex">
          <IconButton icon={Pin} filled={note.pinned} aria-pressed={note.pinned} className={note.pinned ? 'text-accent!' : ''} label={note.pinned ? words.note.unpin : words.note.pin} onClick={() => togglePin(note.id)} />
          {note.deleted === undefined && <IconButton icon={Trash2} label={words.note.trash} onClick={trash} />}
        </div>
      </div>
      {note.deleted !== undefined && (
        <div role="status" className="mb-4 flex flex-wrap items-center justify-between gap-2 rounded-2xl bg-soft p-2 ps-4 text-sm">
          {words.note.inTrash}
          <Button onClick={() => restoreNote(note.id)}>{words.note.restore}</Button>
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_16rem]">
        <Editor key={note.id} note={note} />
        <aside aria-label={words.note.about} className="grid gap-4 rounded-2xl border border-line bg-surface p-4">
          <SelectField
            label={words.note.folder}
            value={note.folderId ?? ''}
            onChange={(event) => editNote(note.id, { folderId: event.target.value || undefined })}
            options={[['', words.noFolder], ...folders.map((other) => [other.id, text(other.name)] as const)]}
          />
          <TagPicker note={note} />
          <p className="text-xs text-muted">
            {words.note.words(count)}
            <br />
            {words.note.saved(format.ago(dayOf(new Date(note.changed))))}
          </p>
        </aside>
      </div>
    </>
  )
}
