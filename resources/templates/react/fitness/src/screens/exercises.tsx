/** How each exercise is done. */
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/button'
import { Chips } from '../components/chips'
import { EmptyState } from '../components/empty-state'
import { KindIcon } from '../components/kind-icon'
import { PageHeader } from '../components/page-header'
import { SearchBox } from '../components/search-box'
import { WorkoutForm } from '../components/workout-form'
import { exercises } from '../data/exercises'
import { muscles, type Exercise, type Muscle, type Workout } from '../data/model'
import { useText } from '../lib/preferences'
import { useWords } from '../words'

function ExerciseCard({ exercise, onLog }: { exercise: Exercise; onLog(): void }) {
  const words = useWords()
  const text = useText()
  return (
    <details className="group rounded-2xl border border-line bg-surface">
      <summary className="flex list-none items-center gap-3 rounded-2xl p-3 [&::-webkit-details-marker]:hidden">
        <KindIcon kind={exercise.kind} />
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{text(exercise.name)}</span>
          <span className="block text-sm text-muted">{`${words.muscles[exercise.muscle]} · ${words.minutes(String(exercise.minutes))}`}</span>
        </span>
        <ChevronDown aria-hidden className="size-5 text-muted transition group-open:rotate-180" />
      </summary>
      <div className="grid gap-4 p-4 pt-1">
        <ol className="grid list-decimal gap-2 ps-5 text-sm">
          {exercise.steps.map((step) => (
            <li key={text(step)}>{text(step)}</li>
          ))}
        </ol>
        <Button className="justify-self-start" onClick={onLog}>{words.exercises.log}</Button>
      </div>
    </details>
  )
}

export default function Exercises() {
  const words = useWords()
  const text = useText()
  const [query, setQuery] = useState('')
  const [muscle, setMuscle] = useState<Muscle | 'all'>('all')
  const [form, setForm] = useState<Partial<Workout>>()
  const wanted = query.trim().toLowerCase()
  const found = exercises.filter(
    (exercise) => (muscle === 'all' || exercise.muscle === muscle) && `${text(exercise.name)} ${words.muscles[exercise.muscle]}`.toLowerCase().includes(wanted),
  )
  return (
    <>
      <PageHeader title={words.exercises.title} text={words.exercises.text} />
      <div className="mb-6 grid gap-3">
        <SearchBox label={words.exercises.search} value={query} onChange={setQuery} />
        <Chips label={words.exercises.muscle} value={muscle} onChange={setMuscle} options={[['all', words.exercises.all], ...muscles.map((key) => [key, words.muscles[key]] as const)]} />
        <p role="status" className="sr-only">{words.exercises.count(found.length)}</p>
      </div>
      {found.length === 0 ? (
        <EmptyState icon="search" title={words.exercises.none} text={words.exercises.noneHint} />
      ) : (
        <div className="grid items-start gap-3 md:grid-cols-2">
          {found.map((exercise) => (
            <ExerciseCard key={exercise.id} exercise={exercise} onLog={() => setForm({ kind: exercise.kind, minutes: exercise.minutes, note: exercise.name })} />
          ))}
        </div>
      )}
      {form && <WorkoutForm workout={form} onClose={() => setForm(undefined)} />}
    </>
  )
}
