/** The log: add, change, delete, filter. */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/button'
import { Chips } from '../components/chips'
import { EmptyState } from '../components/empty-state'
import { PageHeader } from '../components/page-header'
import { WorkoutForm } from '../components/workout-form'
import { WorkoutRow } from '../components/workout-row'
import { minutesOf } from '../data/figures'
import { kinds, type Kind, type Workout } from '../data/model'
import { useFormat, type Day } from '../lib/format'
import { useStore } from '../store'
import { useWords } from '../words'

const pageSize = 20

export default function Workouts() {
  const words = useWords()
  const format = useFormat()
  const workouts = useStore((state) => state.workouts)
  const [kind, setKind] = useState<Kind | 'all'>('all')
  const [shown, setShown] = useState(pageSize)
  const [form, setForm] = useState<Partial<Workout>>()
  const found = workouts.filter((workout) => kind === 'all' || workout.kind === kind)
  const days = new Map<Day, Workout[]>()
  for (const workout of found.slice(0, shown)) days.set(workout.day, [...(days.get(workout.day) ?? []), workout])

  return (
    <div className="max-w-3xl">
      <PageHeader title={words.logbook.title} text={`${words.workouts(found.length)} · ${words.minutes(format.number(minutesOf(found)))}`}>
        <Button tone="strong" onClick={() => setForm({})}>
          <Plus aria-hidden className="size-4" />
          {words.log}
        </Button>
      </PageHeader>
      <Chips label={words.logbook.filter} value={kind} onChange={setKind} options={[['all', words.logbook.all], ...kinds.map((key) => [key, words.kinds[key]] as const)]} />
      <div className="mt-6 grid gap-6">
        {found.length === 0 && (
          <EmptyState icon="dumbbell" title={words.logbook.none} text={words.logbook.noneHint}>
            <Button onClick={() => setKind('all')}>{words.logbook.all}</Button>
          </EmptyState>
        )}
        {[...days].map(([day, own]) => (
          <section key={day}>
            <h2 className="mb-2 text-sm font-semibold text-muted">{format.fullDay(day)}</h2>
            <div className="grid gap-2">
              {own.map((workout) => (
                <WorkoutRow key={workout.id} workout={workout} onOpen={() => setForm(workout)} />
              ))}
            </div>
          </section>
        ))}
        {found.length > shown && (
          <Button className="justify-self-center" onClick={() => setShown(shown + pageSize)}>{words.logbook.more}</Button>
        )}
      </div>
      {form && <WorkoutForm workout={form} onClose={() => setForm(undefined)} />}
    </div>
  )
}
