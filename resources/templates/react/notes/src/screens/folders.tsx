/** Folders to make, rename and delete. */
import { Folder as FolderIcon, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button, IconButton } from '../components/button'
import { EmptyState } from '../components/empty-state'
import { FolderForm } from '../components/folder-form'
import { PageHeader } from '../components/page-header'
import { folderPaint, type Folder } from '../data/model'
import { useText } from '../lib/preferences'
import { useNotes, useStore } from '../store'
import { useWords } from '../words'

export default function Folders() {
  const words = useWords()
  const text = useText()
  const notes = useNotes()
  const folders = useStore((state) => state.folders)
  const [form, setForm] = useState<Folder | 'new'>()
  return (
    <>
      <PageHeader title={words.folders.title}>
        <Button tone="strong" onClick={() => setForm('new')}>
          <Plus aria-hidden className="size-4" />
          {words.folders.add}
        </Button>
      </PageHeader>
      {folders.length === 0 ? (
        <EmptyState icon="folder" title={words.folders.none} text={words.folders.noneHint} />
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {folders.map((folder) => (
            <li key={folder.id} className="relative flex items-center gap-3 rounded-2xl border border-line bg-surface p-4 transition hover:border-edge has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent">
              <span aria-hidden className="grid size-12 shrink-0 place-items-center rounded-2xl bg-soft">
                <FolderIcon className="size-6" style={{ color: folderPaint[folder.colour] }} fill="currentColor" fillOpacity={0.3} />
              </span>
              <div className="min-w-0 flex-1">
                <Link to={`/folders/${folder.id}`} dir="auto" className="block font-semibold outline-none after:absolute after:inset-0">{text(folder.name)}</Link>
                <p className="text-sm text-muted">{words.notes(notes.filter(({ folderId }) => folderId === folder.id).length)}</p>
              </div>
              <IconButton icon={Pencil} label={words.folders.editThis(text(folder.name))} className="relative" onClick={() => setForm(folder)} />
            </li>
          ))}
        </ul>
      )}
      {form && <FolderForm folder={form === 'new' ? undefined : form} onClose={() => setForm(undefined)} />}
    </>
  )
}
