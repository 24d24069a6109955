/** The sign of a kind of workout. */
import { Bike, Dumbbell, Flower2, Footprints, Mountain, Waves, type LucideIcon } from 'lucide-react'
import type { Kind } from '../data/model'

const icons: Record<Kind, LucideIcon> = { run: Footprints, strength: Dumbbell, ride: Bike, swim: Waves, yoga: Flower2, walk: Mountain }

export function KindIcon({ kind }: { kind: Kind }) {
  const Icon = icons[kind]
  return (
    <span aria-hidden className="grid size-10 shrink-0 place-items-center rounded-xl bg-soft text-accent">
      <Icon className="size-5" />
    </span>
  )
}
