/** What two are tried of: the last choice, and whether it makes sense. */
import { z } from 'zod'
import { ModelRef } from '#shared/domain/model.ts'

const TryTwoChoice = z.object({
  by: z.enum(['models', 'wordings']),
  models: z.tuple([ModelRef, ModelRef]).optional(),
})
export type TryTwoChoice = z.infer<typeof TryTwoChoice>

const name = 'kiln-try-two'

/** As it was the last time, in any project. */
export function lastChoice(): TryTwoChoice {
  try {
    const parsed = TryTwoChoice.safeParse(JSON.parse(localStorage.getItem(name) ?? '{}'))
    if (parsed.success) return parsed.data
  } catch {
    // Somebody else's text: as if there were none.
  }
  return { by: 'models' }
}

export function rememberChoice(choice: TryTwoChoice): void {
  localStorage.setItem(name, JSON.stringify(choice))
}

/** The last pair of models; else the chosen one and the first other that could answer. */
export function modelsFor(
  choice: TryTwoChoice,
  chosen: ModelRef,
  others: readonly ModelRef[],
): readonly [ModelRef, ModelRef | undefined] {
  if (choice.models !== undefined) return choice.models
  return [chosen, others.find((model) => !isSameModel(model, chosen))]
}

export function isSameModel(a: ModelRef, b: ModelRef): boolean {
  return a.provider === b.provider && a.model === b.model
}

/** Words that differ in nothing but white space are the same, as main sees it. */
export function isSameWording(a: string, b: string): boolean {
  const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
  return words(a) === words(b)
}
