/** All notes, the pinned ones first. */
import { EmptyState } from '../components/empty-state'
import { NewNote } from '../components/new-note'
import { NoteList } from '../components/note-list'
import { PageHeader } from '../components/page-header'
import { useNotes } from '../store'
import { useWords } from '../words'

export default function Home() {
  const words = useWords()
  const notes = useNotes()
  return (
    <>
      <PageHeader title={words.home.title} text={words.notes(notes.length)}>
        <NewNote />
      </PageHeader>
      <NoteList notes={notes} empty={<EmptyState icon="notebook" title={words.home.none} text={words.home.hint} />} />
    </>
  )
}
