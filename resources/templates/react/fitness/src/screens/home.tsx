/** What today asks for, and how far it is. */
import { Flame, Plus } from 'lucide-react'
import { useState } from 'react'
import { BarChart } from '../components/bar-chart'
import { Button } from '../components/button'
import { Card } from '../components/card'
import { EmptyState } from '../components/empty-state'
import { KindIcon } from '../components/kind-icon'
import { PageHeader } from '../components/page-header'
import { Ring } from '../components/ring'
import { Water } from '../components/water'
import { WorkoutForm } from '../components/workout-form'
import { WorkoutRow } from '../components/workout-row'
import { exercises } from '../data/exercises'
import { daysOfWeek, minutesOf, streakOf, workoutsOn } from '../data/figures'
import { dayMinutes, type Workout } from '../data/model'
import { dateOf, daysAgo, useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

export default function Home() {
  const words = useWords()
  const format = useFormat()
  const text = useText()
  const workouts = useStore((state) => state.workouts)
  const [form, setForm] = useState<Partial<Workout>>()
  const today = daysAgo(0)
  const own = workoutsOn(workouts, today)
  const active = minutesOf(own)
  const streak = streakOf(workouts)
  const bars = daysOfWeek().map((day) => ({ key: day, label: format.weekday(day), value: minutesOf(workoutsOn(workouts, day)), current: day === today }))
  const idea = exercises[dateOf(today).getDate() % exercises.length]

  return (
    <>
      <PageHeader title={words.home.title} text={format.fullDay(today)}>
        <Button tone="strong" onClick={() => setForm({})}>
          <Plus aria-hidden className="size-4" />
          {words.log}
        </Button>
      </PageHeader>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title={words.home.active}>
          <div className="flex flex-wrap items-center justify-center gap-x-8 gap-y-4">
            <Ring label={words.home.active} unit={words.home.of(words.minutes(String(dayMinutes)))} value={active} target={dayMinutes} />
            <div className="grid gap-3">
              <p className="font-semibold">{active >= dayMinutes ? words.home.done : words.home.left(words.minutes(String(dayMinutes - active)))}</p>
              <p className="flex items-center gap-2 text-sm text-muted">
                <Flame aria-hidden className="size-5 text-warn" />
                {words.home.streak}: {words.days(streak)}
              </p>
            </div>
          </div>
        </Card>
        <Card title={words.home.week}>
          <BarChart label={words.home.week} bars={bars} target={dayMinutes} format={(value) => words.minutes(format.number(value))} />
          <p className="mt-3 text-xs text-muted">{words.home.weekTarget(words.minutes(String(dayMinutes)))}</p>
        </Card>
        <Card title={words.home.today}>
          {own.length === 0 ? (
            <EmptyState icon="dumbbell" title={words.home.none} text={words.home.noneHint} />
          ) : (
            <div className="grid gap-2">
              {own.map((workout) => (
                <WorkoutRow key={workout.id} workout={workout} onOpen={() => setForm(workout)} />
              ))}
            </div>
          )}
        </Card>
        <div className="grid content-start gap-4">
          <Water />
          {idea && (
            <Card title={words.home.idea}>
              <div className="flex items-center gap-3">
                <KindIcon kind={idea.kind} />
                <div className="min-w-0 flex-1">
                  <p className="font-semibold">{text(idea.name)}</p>
                  <p className="text-sm text-muted">{`${words.muscles[idea.muscle]} · ${words.minutes(String(idea.minutes))}`}</p>
                </div>
                <Button onClick={() => setForm({ kind: idea.kind, minutes: idea.minutes, note: idea.name })}>{words.home.start}</Button>
              </div>
            </Card>
          )}
        </div>
      </div>
      {form && <WorkoutForm workout={form} onClose={() => setForm(undefined)} />}
    </>
  )
}
