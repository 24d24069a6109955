/** A dialog that logs a workout, changes it or deletes it. */
import { useState, type FormEvent } from 'react'
import { efforts, kinds, travels, type Effort, type Kind, type Workout } from '../data/model'
import { daysAgo } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'
import { Dialog, DialogActions } from './dialog'
import { SelectField, TextAreaField, TextField } from './field'
import { showToast } from './toast'

/** Without an id the workout is a proposal for a new one. */
export function WorkoutForm({ workout, onClose }: { workout?: Partial<Workout>; onClose(): void }) {
  const words = useWords()
  const text = useText()
  const { saveWorkout, deleteWorkout, restore } = useStore()
  const [kind, setKind] = useState<Kind>(workout?.kind ?? 'run')
  const [day, setDay] = useState(workout?.day ?? daysAgo(0))
  const [minutes, setMinutes] = useState(String(workout?.minutes ?? ''))
  const [distance, setDistance] = useState(String(workout?.distance ?? ''))
  const [effort, setEffort] = useState<Effort>(workout?.effort ?? 'steady')
  const [note, setNote] = useState(text(workout?.note ?? ''))
  const [tried, setTried] = useState(false)
  const bad = {
    minutes: !(Number(minutes) >= 1 && Number(minutes) <= 1440),
    day: day === '' || day > daysAgo(0),
    distance: travels(kind) && distance !== '' && !(Number(distance) > 0),
  }

  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (bad.minutes || bad.day || bad.distance) return
    const far = travels(kind) && distance !== '' ? { distance: Number(distance) } : {}
    saveWorkout({ id: workout?.id, kind, day, minutes: Math.round(Number(minutes)), ...far, effort, note: note.trim() })
    onClose()
    showToast(words.logbook.saved)
  }

  const id = workout?.id
  const remove = () => {
    if (id === undefined) return
    const { workouts } = useStore.getState()
    deleteWorkout(id)
    onClose()
    showToast(words.logbook.deleted, () => restore({ workouts }))
  }

  return (
    <Dialog title={id === undefined ? words.log : words.logbook.edit} onClose={onClose}>
      <form onSubmit={save} noValidate className="grid gap-4 sm:grid-cols-2">
        <SelectField label={words.logbook.kind} value={kind} onChange={(event) => setKind(event.target.value as Kind)} options={kinds.map((key) => [key, words.kinds[key]] as const)} />
        <TextField label={words.logbook.day} type="date" max={daysAgo(0)} value={day} onChange={(event) => setDay(event.target.value)} error={tried && bad.day ? words.logbook.badDay : undefined} />
        <TextField label={words.logbook.minutes} type="number" inputMode="numeric" min="1" max="1440" value={minutes} onChange={(event) => setMinutes(event.target.value)} error={tried && bad.minutes ? words.logbook.badMinutes : undefined} />
        {travels(kind) && (
          <TextField label={words.logbook.distance} type="number" inputMode="decimal" min="0" step="0.1" value={distance} onChange={(event) => setDistance(event.target.value)} error={tried && bad.distance ? words.logbook.badDistance : undefined} />
        )}
        <SelectField label={words.logbook.effort} value={effort} onChange={(event) => setEffort(event.target.value as Effort)} options={efforts.map((key) => [key, words.efforts[key]] as const)} />
        <TextAreaField className="sm:col-span-2" label={words.logbook.note} rows={2} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
        <div className="sm:col-span-2">
          <DialogActions onClose={onClose} onDelete={id === undefined ? undefined : remove} />
        </div>
      </form>
    </Dialog>
  )
}
