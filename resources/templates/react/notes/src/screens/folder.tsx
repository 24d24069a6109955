/** The notes of one folder. */
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { BackLink } from '../components/back-link'
import { Button } from '../components/button'
import { EmptyState } from '../components/empty-state'
import { FolderForm } from '../components/folder-form'
import { NewNote } from '../components/new-note'
import { NotFound } from '../components/not-found'
import { NoteList } from '../components/note-list'
import { PageHeader } from '../components/page-header'
import { useText } from '../lib/preferences'
import { useNotes, useStore } from '../store'
import { useWords } from '../words'

export default function FolderScreen() {
  const words = useWords()
  const text = useText()
  const navigate = useNavigate()
  const { id } = useParams()
  const folder = useStore((state) => state.folders.find((other) => other.id === id))
  const notes = useNotes().filter(({ folderId }) => folderId === id)
  const [editing, setEditing] = useState(false)
  if (!folder) return <NotFound />
  return (
    <>
      <PageHeader title={text(folder.name)} text={words.notes(notes.length)} above={<BackLink to="/folders">{words.folders.back}</BackLink>}>
        <Button onClick={() => setEditing(true)}>
          <Pencil aria-hidden className="size-4" />
          {words.folders.edit}
        </Button>
        <NewNote folderId={folder.id} />
      </PageHeader>
      <NoteList notes={notes} empty={<EmptyState icon="folder" title={words.folders.empty} text={words.folders.emptyHint} />} />
      {editing && <FolderForm folder={folder} onClose={() => setEditing(false)} onDeleted={() => navigate('/folders')} />}
    </>
  )
}
