/** One of the two models: which it is, the way to another, and what it would take. */
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Chip } from '../../ui/chip.tsx'
import { t } from '../../words/index.ts'

export interface ModelRowProps {
  /** First, second. */
  readonly which: string
  readonly label: string
  readonly onPick: () => void
  readonly children?: ReactNode
}

export function ModelRow({ which, label, onPick, children }: ModelRowProps): ReactNode {
  return (
    <div className="try-two-model">
      <span className="small dim">{which}</span>
      <Chip
        size="large"
        aria-haspopup="dialog"
        aria-label={t('variants.chooseFor', { which, model: label })}
        onClick={onPick}
      >
        <bdi className="clip">{label}</bdi>
        <ChevronDown size={12} aria-hidden="true" />
      </Chip>
      <div className="try-two-estimate">{children}</div>
    </div>
  )
}
