/** The first thing that one sees: the composer in the middle, a few examples, and who will answer. */
import type { ReactNode } from 'react'
import type { AppKind } from '#shared/domain/project.ts'
import { Chip } from '../../ui/chip.tsx'
import { t } from '../../words/index.ts'
import './start.css'

export interface StartProps {
  readonly composer: ReactNode
  /** What the examples are of. */
  readonly kind: AppKind
  /** Who answers: a sentence, perhaps with a link to the models. */
  readonly answeredBy: ReactNode
  /** What went wrong with the last try. */
  readonly note?: ReactNode
  /** Under all of it: the first steps, on a first start. */
  readonly steps?: ReactNode
  readonly onExample: (prompt: string) => void
  /** Another way to begin, after the examples. */
  readonly other?: ReactNode
}

const examples = {
  page: ['exampleTimer', 'exampleBoard', 'exampleList', 'exampleCalculator', 'exampleOther'],
  react: ['exampleShop', 'exampleFitness', 'exampleNotes', 'exampleDashboard', 'exampleOtherApp'],
} as const

/** Nothing else stands here. */
export function Start({ composer, kind, answeredBy, note, steps, onExample, other }: StartProps) {
  return (
    <div className="start">
      <div className="start-column">
        <h1>{t('composer.whatToMake')}</h1>
        {note}
        {composer}
        <div className="start-examples" role="group" aria-label={t('composer.examples')}>
          {examples[kind]
            .map((name) => t(`composer.${name}`))
            .map((example) => (
              <Chip key={example} size="large" dir="auto" onClick={() => onExample(example)}>
                {example}
              </Chip>
            ))}
          {other}
        </div>
        <p className="start-who dim">{answeredBy}</p>
        {steps}
      </div>
    </div>
  )
}
