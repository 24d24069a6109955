/** A dialog that adds a goal, changes it or deletes it. */
import { useState, type FormEvent } from 'react'
import { measures, type Goal, type Measure } from '../data/model'
import { useStore } from '../store'
import { useWords } from '../words'
import { Dialog, DialogActions } from './dialog'
import { SelectField, TextField } from './field'
import { showToast } from './toast'

export function GoalForm({ goal, onClose }: { goal?: Goal; onClose(): void }) {
  const words = useWords().goals
  const { saveGoal, deleteGoal, restore } = useStore()
  const [measure, setMeasure] = useState<Measure>(goal?.measure ?? 'weekMinutes')
  const [target, setTarget] = useState(goal ? String(goal.target) : '')
  const [tried, setTried] = useState(false)
  const bad = !(Number(target) > 0)

  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (bad) return
    saveGoal({ id: goal?.id, measure, target: Number(target) })
    onClose()
  }

  const remove = () => {
    if (!goal) return
    const { goals } = useStore.getState()
    deleteGoal(goal.id)
    onClose()
    showToast(words.deleted, () => restore({ goals }))
  }

  return (
    <Dialog title={goal ? words.edit : words.add} onClose={onClose}>
      <form onSubmit={save} noValidate className="grid gap-4">
        <SelectField label={words.measure} value={measure} onChange={(event) => setMeasure(event.target.value as Measure)} options={measures.map((key) => [key, words.measures[key]] as const)} />
        <TextField label={words.target} type="number" inputMode="numeric" min="1" value={target} onChange={(event) => setTarget(event.target.value)} error={tried && bad ? words.badTarget : undefined} />
        <DialogActions onClose={onClose} onDelete={goal ? remove : undefined} />
      </form>
    </Dialog>
  )
}
