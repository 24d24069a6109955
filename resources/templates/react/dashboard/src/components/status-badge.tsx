/** Where an order stands. */
import type { Status } from '../data/model'
import { useWords } from '../words'
import { Badge, type BadgeTone } from './badge'

const tones: Record<Status, BadgeTone> = { new: 'accent', paid: 'good', shipped: 'plain', refunded: 'danger' }

export function StatusBadge({ status }: { status: Status }) {
  return <Badge tone={tones[status]}>{useWords().statuses[status]}</Badge>
}
