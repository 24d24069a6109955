/** The form of "Try two": one prompt for two models, or two wordings for one model, and what both would take. */
import { type ReactNode, useId, useState } from 'react'
import { toAppError } from '#shared/domain/error.ts'
import type { ModelChoice, ModelRef } from '#shared/domain/model.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { sayError } from '../../ui/error-advice.ts'
import { Note } from '../../ui/note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { t } from '../../words/index.ts'
import { isSameModel, isSameWording, lastChoice, modelsFor, rememberChoice, type TryTwoChoice } from './choice.ts'
import { ModelRow } from './model-row.tsx'
import './try-two.css'

export interface AskedSide {
  readonly prompt: string
  readonly model: ModelChoice
}

export interface TryTwoDialogProps {
  readonly onClose: () => void
  /** What is written in the composer. */
  readonly prompt: string
  /** What would answer a prompt that is sent now, and what the user has chosen for that. */
  readonly chosen: ModelRef
  readonly choice: ModelChoice
  /** Models that could answer, the liked ones first. */
  readonly others: readonly ModelRef[]
  readonly labelOf: (choice: ModelChoice) => string
  /** Why two cannot be tried here at all, in a sentence. */
  readonly refusal?: string | undefined
  /** Draws the choice of a model over the form. */
  readonly picker: (model: ModelRef | undefined, onChoose: (model: ModelRef) => void, onClose: () => void) => ReactNode
  /** Draws what one side would take; `sides` has one that cannot be asked yet as undefined. */
  readonly estimates: (sides: readonly [AskedSide, AskedSide | undefined], draw: DrawEstimates) => ReactNode
  /** Resolves when both have begun; rejects with what is to be said. */
  readonly onStart: (sides: readonly [AskedSide, AskedSide]) => Promise<void>
}

/** Of each side, and of both together; undefined while nothing is known. */
export type DrawEstimates = (lines: {
  readonly first: ReactNode
  readonly second: ReactNode
  readonly together: string | undefined
}) => ReactNode

/** Enter in a field begins a line; the button, or its shortcut from anywhere in the form, begins both. */
export function TryTwoDialog(props: TryTwoDialogProps): ReactNode {
  const { onClose, chosen, choice, others, labelOf, refusal, picker, estimates, onStart } = props
  const [kept] = useState(lastChoice)
  const [by, setBy] = useState(kept.by)
  const [words, setWords] = useState<readonly [string, string]>([props.prompt, props.prompt])
  const [picked, setPicked] = useState<{ readonly first?: ModelRef; readonly second?: ModelRef }>({})
  const [picking, setPicking] = useState<0 | 1>()
  const [problem, setProblem] = useState<string>()
  const [starting, setStarting] = useState(false)
  // Who could answer may only be known a moment later.
  const [usual, otherUsual] = modelsFor(kept, picked.first ?? chosen, others)
  const [first, second] = [picked.first ?? usual, picked.second ?? otherUsual] as const

  const sides: readonly [AskedSide, AskedSide | undefined] =
    by === 'models'
      ? [{ prompt: words[0], model: first }, second && { prompt: words[0], model: second }]
      : [
          { prompt: words[0], model: choice },
          { prompt: words[1], model: choice },
        ]
  const wrong = refusal ?? wrongWith(by, words, [first, second])
  const start = (): void => {
    const [one, two] = sides
    if (wrong !== undefined || two === undefined || starting) return
    setStarting(true)
    setProblem(undefined)
    const remembered: TryTwoChoice = second === undefined ? { ...kept, by } : { by, models: [first, second] }
    rememberChoice(by === 'models' ? remembered : { ...kept, by })
    onStart([one, two]).catch((thrown: unknown) => {
      setStarting(false)
      setProblem(sayError(toAppError(thrown)))
    })
  }
  const choose = (at: 0 | 1, model: ModelRef): void =>
    setPicked(at === 0 ? { ...picked, first: model } : { ...picked, second: model })

  return (
    <Dialog open onClose={onClose} size="large" title={t('variants.title')} description={t('variants.help')}>
      {estimates(sides, ({ first: firstLine, second: secondLine, together }) => (
        <form
          className="try-two"
          data-testid="try-two"
          onSubmit={(event) => {
            event.preventDefault()
            event.stopPropagation()
            start()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            event.stopPropagation()
            start()
          }}
        >
          <Segmented
            label={t('variants.by')}
            value={by}
            onChange={setBy}
            options={[
              { value: 'models', label: t('variants.byModels') },
              { value: 'wordings', label: t('variants.byWordings') },
            ]}
          />
          {by === 'models' ? (
            <>
              <Wording label={t('variants.prompt')} text={words[0]} onText={(text) => setWords([text, words[1]])} />
              <ModelRow which={t('variants.first')} label={labelOf(first)} onPick={() => setPicking(0)}>
                {firstLine}
              </ModelRow>
              <ModelRow
                which={t('variants.second')}
                label={second === undefined ? t('variants.choose') : labelOf(second)}
                onPick={() => setPicking(1)}
              >
                {second !== undefined && secondLine}
              </ModelRow>
            </>
          ) : (
            <>
              <Wording label={t('variants.firstWording')} text={words[0]} onText={(text) => setWords([text, words[1]])}>
                {firstLine}
              </Wording>
              <Wording
                label={t('variants.secondWording')}
                text={words[1]}
                onText={(text) => setWords([words[0], text])}
              >
                {secondLine}
              </Wording>
              <p className="small dim">
                {t('variants.model')}: <bdi>{labelOf(choice)}</bdi>
              </p>
            </>
          )}
          {refusal !== undefined && <Note title={refusal} />}
          {problem !== undefined && <Note tone="bad" title={problem} />}
          <div className="dialog-actions try-two-actions">
            <p className="small faint grow" role="status">
              {refusal === undefined ? (wrong ?? together) : undefined}
            </p>
            <Button look="line" onClick={onClose}>
              {t('variants.cancel')}
            </Button>
            <Button type="submit" look="main" busy={starting} disabled={wrong !== undefined} shortcut="Mod+Enter">
              {t('variants.start')}
            </Button>
          </div>
        </form>
      ))}
      {picking !== undefined &&
        picker(
          picking === 0 ? first : second,
          (model) => choose(picking, model),
          () => setPicking(undefined),
        )}
    </Dialog>
  )
}

function wrongWith(
  by: TryTwoChoice['by'],
  [one, two]: readonly [string, string],
  [first, second]: readonly [ModelRef, ModelRef | undefined],
): string | undefined {
  if (one.trim() === '' || (by === 'wordings' && two.trim() === '')) return t('variants.needWords')
  if (by === 'wordings') return isSameWording(one, two) ? t('variants.sameWords') : undefined
  if (second === undefined) return t('variants.needModel')
  return isSameModel(first, second) ? t('variants.sameModels') : undefined
}

interface WordingProps {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly children?: ReactNode
}

function Wording({ label, text, onText, children }: WordingProps): ReactNode {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input try-two-words"
        dir="auto"
        rows={3}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      {children !== undefined && <div className="try-two-estimate">{children}</div>}
    </div>
  )
}
