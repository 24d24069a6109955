/** Glasses of water of a day, to add and to take back. */
import clsx from 'clsx'
import { GlassWater, Minus, Plus } from 'lucide-react'
import { dayGlasses } from '../data/model'
import { daysAgo } from '../lib/format'
import { useStore } from '../store'
import { useWords } from '../words'
import { IconButton } from './button'
import { Card } from './card'

export function Water() {
  const words = useWords().home
  const today = daysAgo(0)
  const glasses = useStore((state) => state.water[today] ?? 0)
  const setWater = useStore((state) => state.setWater)
  return (
    <Card title={words.water}>
      <div className="flex items-center gap-2">
        <IconButton icon={Minus} label={words.undrink} disabled={glasses === 0} onClick={() => setWater(today, glasses - 1)} className="border border-edge" />
        <div aria-hidden className="flex flex-1 flex-wrap justify-center gap-1">
          {Array.from({ length: Math.max(dayGlasses, glasses) }, (_, index) => (
            <GlassWater key={index} className={clsx('size-6', index < glasses ? 'text-accent' : 'text-muted opacity-40')} fill={index < glasses ? 'currentColor' : 'none'} fillOpacity={0.25} />
          ))}
        </div>
        <IconButton icon={Plus} label={words.drink} disabled={glasses >= 20} onClick={() => setWater(today, glasses + 1)} className="border border-edge" />
      </div>
      <p role="status" className="mt-3 text-center text-sm text-muted">{words.glasses(glasses, dayGlasses)}</p>
    </Card>
  )
}
