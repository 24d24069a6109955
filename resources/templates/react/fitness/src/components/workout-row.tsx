/** A workout in a list; it opens to be changed. */
import type { Workout } from '../data/model'
import { useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useWords } from '../words'
import { KindIcon } from './kind-icon'

export function WorkoutRow({ workout, onOpen }: { workout: Workout; onOpen(): void }) {
  const words = useWords()
  const format = useFormat()
  const text = useText()
  const { kind, minutes, distance, effort, note } = workout
  const facts = [distance === undefined ? '' : words.kilometres(format.decimal(distance)), words.efforts[effort], text(note)].filter(Boolean)
  return (
    <button type="button" onClick={onOpen} className="flex w-full items-center gap-3 rounded-2xl border border-line bg-surface p-3 text-start transition hover:border-edge">
      <KindIcon kind={kind} />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{words.kinds[kind]}</span>
        <span className="block truncate text-sm text-muted">{facts.join(' · ')}</span>
      </span>
      <span className="font-semibold whitespace-nowrap tabular-nums">{words.minutes(format.number(minutes))}</span>
    </button>
  )
}
