/** The button that begins a note; the key N does, too. */
import { Plus } from 'lucide-react'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { useStore } from '../store'
import { useWords } from '../words'
import { Button } from './button'

export function NewNote({ folderId }: { folderId?: string }) {
  const words = useWords()
  const navigate = useNavigate()
  const addNote = useStore((state) => state.addNote)

  useEffect(() => {
    const begin = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select, dialog *')
      if (event.code !== 'KeyN' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      navigate(`/notes/${addNote(folderId)}`)
    }
    addEventListener('keydown', begin)
    return () => removeEventListener('keydown', begin)
  }, [addNote, navigate, folderId])

  return (
    <Button tone="strong" title={words.newNoteHint} onClick={() => navigate(`/notes/${addNote(folderId)}`)}>
      <Plus aria-hidden className="size-4" />
      {words.newNote}
    </Button>
  )
}
