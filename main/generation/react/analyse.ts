/** Decides what the app is going to be: asks a model, tells what it has decided as it decides it, and never ends without a plan. */
import { toAppError } from '#shared/domain/error.ts'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { planText, type ReactPlan } from '#shared/domain/react-plan.ts'
import type { ParserEvent } from '../../edits/answer-parser.ts'
import type { ModelMessage } from '../../providers/provider.ts'
import type { AskInput, AskPart } from './ask.ts'
import { normalisePlan, partOfPlan } from './normalise-plan.ts'
import { createPartialJson } from './partial-json.ts'
import { planByRules, planDefaults } from './plan-by-rules.ts'
import { planMessages, planRepairMessages, type Attached } from './prompts.ts'
import type { ReactTemplate } from './template.ts'

export interface AnalyseOptions {
  readonly input: AskInput
  readonly template: ReactTemplate
  readonly attached: Attached
  readonly ask: AskPart
  readonly emit: (event: RunEventBody) => void
}

/** One request, a second one for an answer that was no plan, then the rules. Throws the Failure of a request that failed. */
export async function analyse(options: AnalyseOptions, signal: AbortSignal): Promise<ReactPlan> {
  const { input, template, attached } = options
  const first = planMessages(input.prompt, template, attached)
  const answer = await askForPlan(options, 'plan', first, signal)
  if (answer.plan !== undefined) return answer.plan
  const second = await askForPlan(options, 'repair', planRepairMessages(first, answer.text), signal)
  return second.plan ?? planByRules(input.prompt, template)
}

/** The event that tells of a plan that is decided. */
export function planEvent(plan: ReactPlan, prompt: string): RunEventBody {
  const { name, language, screens, components, palette } = plan
  return {
    type: 'plan',
    name: planText(name, language),
    summary: prompt,
    screens: screens.map(({ id, title }) => ({ id, title: planText(title, language) })),
    components: components.map((component) => component.name),
    palette,
    react: plan,
  }
}

async function askForPlan(
  { input, template, ask, emit }: AnalyseOptions,
  purpose: 'plan' | 'repair',
  messages: readonly ModelMessage[],
  signal: AbortSignal,
): Promise<{ readonly plan: ReactPlan | undefined; readonly text: string }> {
  const json = createPartialJson()
  let text = ''
  let told = ''
  const answer = ask({ purpose, step: { name: 'plan' }, messages }, signal)
  for await (const event of untilCut(answer)) {
    // Some models give the object a name, as if it were a file.
    if (event.type !== 'text-delta' && event.type !== 'file-delta') continue
    text += event.text
    if (!json.push(event.text)) continue
    const { name, screens } = partOfPlan(json.value())
    const news = JSON.stringify([name, screens])
    if (news === told || name === undefined) continue
    told = news
    emit({ type: 'plan', name, summary: input.prompt, screens: [...screens] })
  }
  return { plan: normalisePlan(json.value(), planDefaults(input.prompt), template), text }
}

/** A plan that was cut off may still be one: what there is of it decides, as for any other answer. */
async function* untilCut(answer: AsyncGenerator<ParserEvent, void>): AsyncGenerator<ParserEvent, void> {
  try {
    yield* answer
  } catch (thrown) {
    if (toAppError(thrown).kind !== 'truncated') throw thrown
  }
}
