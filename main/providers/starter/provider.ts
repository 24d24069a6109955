/**
 * The built-in provider: complete apps from `resources/templates`, chosen by the words of the prompt and adapted to
 * them. No model, no network; it says so in every answer.
 */
import { join } from 'node:path'
import type { ModelEvent, ModelRequest, Provider, Task } from '../provider.ts'
import { adaptReact } from './adapt-react.ts'
import { adapt, createApp, originOf } from './adapt.ts'
import { changedText, createdText, nothingFitsText, pagesOnlyText } from './answer.ts'
import { readCatalogue, type Template } from './catalogue.ts'
import { paced } from './pace.ts'
import { rank } from './rank.ts'
import { reactAnswer, readReactApps, type ReactApp } from './react-apps.ts'
import { readPrompt } from './read-prompt.ts'

export interface StarterOptions {
  /** The folder with one folder per template. */
  readonly templatesFolder: string
  /** Milliseconds per piece of about four characters; 0 is as fast as it is read. Default: about 800 pieces a second. */
  readonly paceMs?: number
}

/** The whole answer to a task: what is said, and the files to send. Pure, given the catalogue. */
export function answer(
  task: Task,
  catalogue: readonly Template[],
): { text: string; files: ReadonlyMap<string, string> } {
  const reading = readPrompt(task.prompt)
  const ranked = rank(reading.words, catalogue)
  const none: ReadonlyMap<string, string> = new Map()
  const best = ranked[0]
  if (task.files.size > 0 && task.kind === 'react') {
    const adapted = adaptReact(task.files, reading.wishes)
    return { text: changedText(adapted, reading, 'react', undefined), files: adapted.files }
  }
  if (task.files.size > 0) {
    const origin = originOf(task.files, catalogue)
    const adapted = adapt(task.files, reading.wishes, origin)
    const other = best?.fits === true && best.template !== origin ? best : undefined
    return { text: changedText(adapted, reading, origin, other), files: adapted.files }
  }
  if (task.kind === 'react') return { text: pagesOnlyText(ranked, reading), files: none }
  if (best?.fits !== true) return { text: nothingFitsText(ranked, reading), files: none }
  // A prompt in Arabic is answered with an app in Arabic, unless it asks for another language.
  const language = reading.wishes.language ?? (reading.answerIn === 'ar' ? 'ar' : undefined)
  const wishes = language === undefined ? reading.wishes : { ...reading.wishes, language }
  const { files, adapted } = createApp(best.template, wishes)
  return { text: createdText(best, { ...reading, wishes }, adapted), files }
}

/** One file as a fenced block in the canonical answer format; the fence is longer than any run of backticks in it. */
function block(path: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length))
  const fence = '`'.repeat(longest + 1)
  const language = path.slice(path.lastIndexOf('.') + 1)
  return `${fence}${language} path=${path}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`
}

/** Makes the starter provider. The catalogue is read at the first use and kept. */
export function createStarter({ templatesFolder, paceMs = 1.25 }: StarterOptions): Provider {
  let catalogue: Promise<readonly Template[]> | undefined
  const templates = () => {
    catalogue ??= readCatalogue(templatesFolder)
    // A failed reading is tried again at the next request.
    catalogue.catch(() => (catalogue = undefined))
    return catalogue
  }

  let reactApps: Promise<readonly ReactApp[]> | undefined
  const react = () => {
    reactApps ??= readReactApps(join(templatesFolder, 'react'))
    reactApps.catch(() => (reactApps = undefined))
    return reactApps
  }

  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const { step } = request.task
    const { text, files } =
      step === undefined ? answer(request.task, await templates()) : reactAnswer(request.task, step, await react())
    const whole = [text, ...[...files].map(([path, content]) => block(path, content))].join('\n\n').trimStart()
    yield { type: 'response-start', model: 'starter' }
    for await (const piece of paced(`${whole}\n`, paceMs, signal)) yield { type: 'text-delta', text: piece }
    // No model read or wrote anything: nothing to count, and nothing was guessed.
    yield { type: 'finish', reason: 'stop', usage: { input: 0, output: 0, estimated: false } }
  }

  return {
    id: 'starter',
    async listModels() {
      const count = (await templates()).length
      return [
        { id: 'starter', description: `Built in: ${count} complete pages, adapted to the prompt without a model` },
      ]
    },
    stream,
  }
}
