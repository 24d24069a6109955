/** What a model can do, as small icons that say their names. */
import { Brain, Globe, Image } from 'lucide-react'
import type { ModelInfo } from '#shared/domain/model.ts'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { type Capability, capabilitiesOf, capabilityWords } from './facts.ts'

const icons = { sees: Image, reasons: Brain, searches: Globe } as const satisfies Record<Capability, unknown>
const order = ['sees', 'reasons', 'searches'] as const

/** Each kind of mark has its own place, so that a column of rows can be read down. */
export function CapabilityMarks({ model }: { readonly model: ModelInfo }) {
  const can = capabilitiesOf(model)
  return (
    <span className="model-marks">
      {order.map((capability) => {
        if (!can.includes(capability)) return <span key={capability} className="model-mark" aria-hidden="true" />
        const Icon = icons[capability]
        const words = capabilityWords(capability, model)
        return (
          <Tooltip key={capability} text={words}>
            <span className="model-mark" role="img" aria-label={words} tabIndex={-1}>
              <Icon size={14} aria-hidden="true" />
            </span>
          </Tooltip>
        )
      })}
    </span>
  )
}
