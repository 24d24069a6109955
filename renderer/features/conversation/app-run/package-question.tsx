/** The question whether an app's packages may be installed: the run goes on meanwhile. */
import { PackageOpen } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { t } from '../../../words/index.ts'

export interface PackageQuestionProps {
  readonly packages: readonly string[]
  readonly onAnswer: (allow: boolean) => void
}

/** Under all else of its turn, so that nothing moves when it comes and goes. What is heard of it is the announcer's. */
export function PackageQuestion({ packages, onAnswer }: PackageQuestionProps) {
  const [answered, setAnswered] = useState<boolean>()
  const title = useId()
  const answer = (allow: boolean): void => {
    setAnswered(allow)
    onAnswer(allow)
  }
  return (
    <section className="package-question" aria-labelledby={title} data-testid="packages">
      <PackageOpen size={16} aria-hidden="true" />
      <div>
        <strong id={title}>{t('run.packages', { count: packages.length })}</strong>
        <ul>
          {packages.map((name) => (
            <li key={name}>
              <code dir="ltr">{name}</code>
            </li>
          ))}
        </ul>
        <p className="small dim">{t('run.packagesText')}</p>
        <div className="package-answers">
          <Button look="main" busy={answered === true} disabled={answered !== undefined} onClick={() => answer(true)}>
            {t('run.install')}
          </Button>
          <Button look="line" busy={answered === false} disabled={answered !== undefined} onClick={() => answer(false)}>
            {t('run.without')}
          </Button>
        </div>
      </div>
    </section>
  )
}
