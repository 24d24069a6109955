/** Weeks, weight and records. */
import { useState, type FormEvent } from 'react'
import { BarChart } from '../components/bar-chart'
import { Button } from '../components/button'
import { Card } from '../components/card'
import { EmptyState } from '../components/empty-state'
import { TextField } from '../components/field'
import { LineChart } from '../components/line-chart'
import { PageHeader } from '../components/page-header'
import { minutesByKind, minutesByWeek, minutesOf } from '../data/figures'
import { daysAgo, useFormat } from '../lib/format'
import { useStore } from '../store'
import { useWords } from '../words'

function WeightCard() {
  const words = useWords()
  const format = useFormat()
  const { weights, saveWeight } = useStore()
  const [typed, setTyped] = useState('')
  const [bad, setBad] = useState(false)
  const first = weights[0]
  const last = weights.at(-1)
  const change = first && last ? last.kilograms - first.kilograms : 0

  const add = (event: FormEvent) => {
    event.preventDefault()
    const kilograms = Number(typed)
    setBad(!(kilograms >= 20 && kilograms <= 400))
    if (!(kilograms >= 20 && kilograms <= 400)) return
    saveWeight({ day: daysAgo(0), kilograms: Math.round(kilograms * 10) / 10 })
    setTyped('')
  }

  return (
    <Card title={words.progress.weight}>
      {last && (
        <>
          <p className="mb-3 flex flex-wrap items-baseline gap-x-3">
            <span className="text-2xl font-bold tabular-nums">{words.kilograms(format.decimal(last.kilograms))}</span>
            <span className="text-sm text-muted">
              {words.progress.change(words.kilograms(`\u2066${change < 0 ? '−' : '+'}${format.decimal(Math.abs(change))}\u2069`))}
            </span>
          </p>
          <LineChart label={words.progress.weight} points={weights.map(({ day, kilograms }) => ({ day, value: kilograms }))} format={format.decimal} formatDay={format.day} />
        </>
      )}
      <form onSubmit={add} noValidate className="mt-4 flex items-start gap-2">
        <TextField className="flex-1" label={words.progress.weightNow} type="number" inputMode="decimal" min="20" max="400" step="0.1" value={typed} onChange={(event) => (setTyped(event.target.value), setBad(false))} error={bad ? words.progress.badWeight : undefined} />
        <Button type="submit" className="mt-6.5">{words.progress.add}</Button>
      </form>
    </Card>
  )
}

export default function Progress() {
  const words = useWords()
  const format = useFormat()
  const workouts = useStore((state) => state.workouts)
  const minutes = (value: number) => words.minutes(format.number(value))
  const weeks = minutesByWeek(workouts, 8)
  const byKind = minutesByKind(workouts)
  const longest = [...workouts].sort((one, other) => other.minutes - one.minutes)[0]
  const farthest = [...workouts].sort((one, other) => (other.distance ?? 0) - (one.distance ?? 0))[0]
  const records: (readonly [string, string, string])[] = [
    [words.progress.longest, longest ? minutes(longest.minutes) : '–', longest ? `${words.kinds[longest.kind]} · ${format.day(longest.day)}` : ''],
    [words.progress.farthest, farthest?.distance ? words.kilometres(format.decimal(farthest.distance)) : '–', farthest?.distance ? `${words.kinds[farthest.kind]} · ${format.day(farthest.day)}` : ''],
    [words.progress.bestWeek, minutes(Math.max(...weeks.map((week) => week.minutes))), ''],
    [words.progress.total, minutes(minutesOf(workouts)), words.workouts(workouts.length)],
  ]

  return (
    <>
      <PageHeader title={words.progress.title} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {workouts.length === 0 ? (
          <EmptyState icon="chart-line" title={words.progress.none} text={words.progress.noneHint} />
        ) : (
          <>
            <Card title={words.progress.weeks}>
              <BarChart label={words.progress.weeks} format={minutes} bars={weeks.map(({ week, minutes: value }, index) => ({ key: week, label: format.shortDay(week), value, current: index === weeks.length - 1 }))} />
            </Card>
            <Card title={words.progress.records}>
              <dl className="grid grid-cols-2 gap-3">
                {records.map(([label, value, detail]) => (
                  <div key={label} className="rounded-xl bg-soft p-3">
                    <dt className="text-xs text-muted">{label}</dt>
                    <dd className="mt-1 text-lg font-bold tabular-nums">{value}</dd>
                    {detail && <dd className="text-xs text-muted">{detail}</dd>}
                  </div>
                ))}
              </dl>
            </Card>
          </>
        )}
        <WeightCard />
        {byKind.length > 0 && (
          <Card title={words.progress.kinds}>
            <ul className="grid gap-4">
              {byKind.map(([kind, value]) => (
                <li key={kind}>
                  <div className="flex justify-between gap-3 text-sm">
                    <span>{words.kinds[kind]}</span>
                    <span className="font-medium tabular-nums">{minutes(value)}</span>
                  </div>
                  <div aria-hidden className="mt-1.5 h-2 rounded-full bg-soft">
                    <div className="h-full rounded-full bg-accent" style={{ width: `${(value / (byKind[0]?.[1] ?? 1)) * 100}%` }} />
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}
