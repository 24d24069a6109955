/** What to reach, counted from the log. */
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../components/badge'
import { Button, IconButton } from '../components/button'
import { Card } from '../components/card'
import { EmptyState } from '../components/empty-state'
import { GoalForm } from '../components/goal-form'
import { PageHeader } from '../components/page-header'
import { reached } from '../data/figures'
import type { Goal } from '../data/model'
import { useFormat } from '../lib/format'
import { useStore } from '../store'
import { useWords } from '../words'

export default function Goals() {
  const words = useWords().goals
  const format = useFormat()
  const { goals, workouts } = useStore()
  const [form, setForm] = useState<Goal | 'new'>()
  const add = (
    <Button tone="strong" onClick={() => setForm('new')}>
      <Plus aria-hidden className="size-4" />
      {words.add}
    </Button>
  )
  return (
    <>
      <PageHeader title={words.title}>{goals.length > 0 && add}</PageHeader>
      {goals.length === 0 ? (
        <EmptyState icon="target" title={words.none} text={words.noneHint}>{add}</EmptyState>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          {goals.map((goal) => {
            const done = reached(goal.measure, workouts)
            const share = Math.min(done / goal.target, 1)
            const name = words.measures[goal.measure]
            return (
              <li key={goal.id}>
                <Card title={name} actions={<IconButton icon={Pencil} label={words.editThis(name)} className="-my-1 -me-2" onClick={() => setForm(goal)} />}>
                  <p className="flex flex-wrap items-baseline justify-between gap-2">
                    <span className="text-2xl font-bold tabular-nums">{format.percent(done / goal.target)}</span>
                    {share === 1 ? <Badge tone="good">{words.reached}</Badge> : <span className="text-sm text-muted tabular-nums">{words.progress(format.decimal(done), format.decimal(goal.target))}</span>}
                  </p>
                  <div role="progressbar" aria-label={name} aria-valuenow={Math.round(share * 100)} aria-valuemin={0} aria-valuemax={100} className="mt-3 h-3 rounded-full bg-soft">
                    <div className="h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
                  </div>
                </Card>
              </li>
            )
          })}
        </ul>
      )}
      {form && <GoalForm goal={form === 'new' ? undefined : form} onClose={() => setForm(undefined)} />}
    </>
  )
}
