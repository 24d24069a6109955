/** A dialog that renames a tag or deletes it. */
import { useState, type FormEvent } from 'react'
import type { Tag } from '../data/model'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'
import { Dialog, DialogActions } from './dialog'
import { TextField } from './field'
import { showToast } from './toast'

export function TagForm({ tag, onClose }: { tag: Tag; onClose(): void }) {
  const words = useWords().tags
  const text = useText()
  const { renameTag, deleteTag, restore } = useStore()
  const [name, setName] = useState(text(tag.name))
  const bad = name.trim() === ''

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (bad) return
    renameTag(tag.id, name.trim())
    onClose()
  }

  const remove = () => {
    const { tags, notes } = useStore.getState()
    deleteTag(tag.id)
    onClose()
    showToast(words.deleted(text(tag.name)), () => restore({ tags, notes }))
  }

  return (
    <Dialog title={words.edit} onClose={onClose}>
      <form onSubmit={save} noValidate className="grid gap-4">
        <TextField label={words.name} value={name} maxLength={30} autoComplete="off" onChange={(event) => setName(event.target.value)} error={bad ? words.needName : undefined} />
        <DialogActions onClose={onClose} onDelete={remove} />
      </form>
    </Dialog>
  )
}
