/** A dialog that makes a folder, changes it or deletes it. */
import { useState, type FormEvent } from 'react'
import { folderColours, folderPaint, type Folder, type FolderColour } from '../data/model'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'
import { Dialog, DialogActions } from './dialog'
import { TextField } from './field'
import { showToast } from './toast'

interface Props {
  folder?: Folder
  onClose(): void
  onDeleted?: () => void
}

export function FolderForm({ folder, onClose, onDeleted }: Props) {
  const words = useWords().folders
  const text = useText()
  const { saveFolder, deleteFolder, restore } = useStore()
  const [name, setName] = useState(folder ? text(folder.name) : '')
  const [colour, setColour] = useState<FolderColour>(folder?.colour ?? 'violet')
  const [tried, setTried] = useState(false)
  const bad = name.trim() === ''

  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (bad) return
    saveFolder({ id: folder?.id, name: name.trim(), colour })
    onClose()
  }

  const remove = () => {
    if (!folder) return
    const { folders, notes } = useStore.getState()
    deleteFolder(folder.id)
    onClose()
    onDeleted?.()
    showToast(words.deleted(text(folder.name)), () => restore({ folders, notes }))
  }

  return (
    <Dialog title={folder ? words.edit : words.add} onClose={onClose}>
      <form onSubmit={save} noValidate className="grid gap-4">
        <TextField label={words.name} value={name} maxLength={60} autoComplete="off" onChange={(event) => setName(event.target.value)} error={tried && bad ? words.needName : undefined} />
        <fieldset>
          <legend className="mb-2 text-sm font-medium">{words.colour}</legend>
          <div className="flex flex-wrap gap-2">
            {folderColours.map((key) => (
              <label key={key} className="relative flex min-h-10 cursor-pointer items-center gap-2 rounded-xl border border-edge px-3 text-sm has-checked:border-accent has-checked:bg-soft has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-accent">
                <input type="radio" name="colour" checked={key === colour} onChange={() => setColour(key)} className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none" />
                <span aria-hidden className="size-4 rounded-full" style={{ background: folderPaint[key] }} />
                {words.colours[key]}
              </label>
            ))}
          </div>
        </fieldset>
        <DialogActions onClose={onClose} onDelete={folder ? remove : undefined} />
      </form>
    </Dialog>
  )
}
