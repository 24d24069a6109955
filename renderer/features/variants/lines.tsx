/** Lines added and removed: +12 −3. */
import type { ReactNode } from 'react'
import { formatCount } from '../../ui/format.ts'
import { t } from '../../words/index.ts'

export function Lines({ added, removed }: { readonly added: number; readonly removed: number }): ReactNode {
  return (
    <span className="variant-lines num" dir="ltr">
      <span className="unseen">{t('variants.lines', { added, removed })}</span>
      <span aria-hidden="true">
        <span className="variant-added">+{formatCount(added)}</span>
        {removed > 0 && <span className="variant-removed"> −{formatCount(removed)}</span>}
      </span>
    </span>
  )
}
