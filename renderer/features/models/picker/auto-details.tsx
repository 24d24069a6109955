/** What "Auto" does, and the way to its rules. */
import { Button } from '../../../ui/button.tsx'
import { t } from '../../../words/index.ts'

/** Without `onRules`, the words alone. */
export function AutoDetails({ onRules }: { readonly onRules: (() => void) | undefined }) {
  return (
    <>
      <h3>{t('models.auto.name')}</h3>
      <p className="small dim">{t('models.auto.long')}</p>
      {onRules !== undefined && (
        <div>
          <Button look="line" onClick={onRules}>
            {t('models.auto.rules')}
          </Button>
        </div>
      )}
    </>
  )
}
