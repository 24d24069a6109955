/** How much of the app goes along with a change, and, opened, which files: to pin, add and leave out. */
import { Popover } from '@base-ui/react/popover'
import { Layers } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'
import { ContextList, type ContextListProps } from './context-list.tsx'
import './context-meter.css'
import { shortTokens } from './context-words.ts'

export interface ContextMeterProps extends ContextListProps {
  readonly onReset: () => void
}

/** The button is a line high: it stands in the estimate's line. */
export function ContextMeter(props: ContextMeterProps) {
  const { context, choice, onReset } = props
  const { files, tokens, budget, everything } = context
  const count = files.filter(({ whole }) => whole).length
  const isChosen = choice.pinned.length + choice.added.length + choice.removed.length > 0
  const popup = useRef<HTMLDivElement>(null)
  const sums = { tokens: shortTokens(tokens), budget: shortTokens(budget) }
  const label = t('composer.context.open', { files: t('composer.context.files', { count }), ...sums })
  return (
    <Popover.Root>
      <Popover.Trigger
        render={
          <button type="button" className="context-meter small" aria-label={label} data-testid="context-meter">
            <Layers size={12} aria-hidden="true" />
            <span className="context-meter-files">{t('composer.context.files', { count })}</span>
            <Meter tokens={tokens} budget={budget} />
            <span className="num">{t('composer.context.of', sums)}</span>
          </button>
        }
      />
      <Popover.Portal>
        <Popover.Positioner side="top" align="end" sideOffset={6} collisionPadding={8} className="layer-menu">
          <Popover.Popup ref={popup} className="context-panel" initialFocus={popup as RefObject<HTMLElement>}>
            <div className="context-head">
              <Popover.Title className="context-title">{t('composer.context.title')}</Popover.Title>
              {isChosen && (
                <Button look="quiet" size="small" onClick={onReset}>
                  {t('composer.context.reset')}
                </Button>
              )}
            </div>
            <Popover.Description className="context-sum small">
              {t('composer.context.used', {
                ...sums,
                everything: shortTokens(everything),
              })}
            </Popover.Description>
            <Meter tokens={tokens} budget={budget} />
            <ContextList {...props} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** What it shows is said beside it. */
function Meter({ tokens, budget }: { readonly tokens: number; readonly budget: number }) {
  const share = budget === 0 ? 1 : Math.min(1, tokens / budget)
  return (
    <span className="context-bar" data-over={tokens > budget || undefined} aria-hidden="true">
      <i style={{ inlineSize: `${Math.max(4, share * 100)}%` }} />
    </span>
  )
}
