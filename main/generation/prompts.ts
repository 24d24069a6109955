/** Builds the messages of a run. The system prompt is byte-stable, so that providers and local servers can cache it. */
import { mentionedPaths } from '#shared/domain/mention.ts'
import { writeFenceInfo } from '../edits/fence-info.ts'
import { answerFormat, editFormat } from '../edits/format.ts'
import type { ModelImage, ModelMessage, Task } from '../providers/provider.ts'
import { aboutText } from './context/about-element.ts'
import { contextText, type SentContext } from './context/context-text.ts'
import type { EditFormat } from './edits/edit-format.ts'
import { reactAppAsItIs, reactEditSystem, reactEditSystemInBlocks } from './react/edit-prompts.ts'
import { dependenciesOf } from './react/scaffold.ts'

const pageRules = `You write small, complete web apps in plain HTML, CSS and JavaScript.

What to build
- Everything works at once: real behaviour, real sample content, no placeholders, no "rest of the code unchanged".
- index.html is the entry. Put the CSS in a <style> in the head, before the body, and the script last; for larger apps
  use app.css and app.js, and write app.css first, then index.html, then app.js.
- No external resources: no CDN, no web fonts, no remote images. Draw icons as inline SVG.
- Photos and illustrations, where the app lives by them: <img src="images/red-bicycle.svg" alt="A red bicycle" width="640"
  height="480">. The name says what is on it, is written out whole and ends in .svg. Kiln makes the file: never write it.
- Keep state in localStorage inside try/catch. Never use prompt().
- Accessible: labels, visible focus, keyboard, AA contrast, reduced motion honoured. Responsive from 320 px.

`

const editRules = `
How to change an app
- You are given its files. Send back only the files that change, each one whole, from its first line to its last.
- Keep everything that you were not asked to change.
`

const systemPrompt = pageRules + answerFormat + editRules

const blockRules = `

How to change an app
- You are given its files. Send back only what changes.
- Keep everything that you were not asked to change.
`

/** Of changes, by models that write edits well. */
const systemPromptInBlocks = pageRules + editFormat + blockRules

/** About how many tokens a text takes: 4 bytes each, the usual rule of thumb; good to some 20 %. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4)
}

/** What goes to the model beside the task's own words and files. */
export interface SentAlong {
  readonly images: readonly ModelImage[]
  /** Text files by their names. */
  readonly texts: readonly { readonly name: string; readonly text: string }[]
  /** What was chosen of the app for a change; without it, all of it goes. */
  readonly context?: SentContext
  /** Of a change: whether edits are asked for, or whole files. */
  readonly format?: EditFormat
  /** Of a change: files that only the user changes. */
  readonly locked?: readonly string[]
}

/**
 * The messages for a task: the stable system prompt, then the app as it is (for a change), then the user's words. A new React
 * app is asked for in parts, elsewhere.
 */
export function messagesFor(
  task: Task,
  { images, texts, context, format, locked = [] }: SentAlong,
): readonly ModelMessage[] {
  const { files } = task
  const isReact = task.kind === 'react'
  const named = new Set(mentionedPaths(task.prompt, [...files.keys()]))
  const app =
    files.size === 0
      ? ''
      : context !== undefined
        ? contextText(context, files, fencedFile, isReact ? [...dependenciesOf({ files })] : [])
        : isReact
          ? reactAppAsItIs(files, named)
          : appAsItIs(files)
  const attached = texts
    .map(({ name, text }) => `Attached by the user, to read: ${name}\n\n${fenced('', text)}\n`)
    .join('')
  const heading = files.size === 0 ? '' : 'The change to make:\n\n'
  const about = aboutText(context?.about, files)
  const content = app + attached + heading + task.prompt + about + filesMeant(task) + lockedFiles(locked, files)
  return [
    { role: 'system', content: systemFor(isReact, files.size > 0 && format === 'blocks') },
    { role: 'user', content, ...(images.length === 0 ? {} : { images }) },
  ]
}

function systemFor(isReact: boolean, isInBlocks: boolean): string {
  if (isReact) return isInBlocks ? reactEditSystemInBlocks : reactEditSystem
  return isInBlocks ? systemPromptInBlocks : systemPrompt
}

function lockedFiles(locked: readonly string[], files: ReadonlyMap<string, string>): string {
  const there = locked.filter((path) => files.has(path))
  return there.length === 0 ? '' : `\n\nThe user has locked these files, leave them as they are: ${there.join(', ')}`
}

/** Which files the user means by `@path`: a model may not know that this is how they are named here. */
function filesMeant({ prompt, files }: Task): string {
  const paths = mentionedPaths(prompt, [...files.keys()])
  return paths.length === 0 ? '' : `\n\nFiles named with @ above: ${paths.join(', ')}`
}

function appAsItIs(files: ReadonlyMap<string, string>): string {
  const blocks = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => fencedFile(path, text))
  return `The app as it is:\n\n${blocks.join('\n')}\n`
}

function fencedFile(path: string, text: string): string {
  return fenced(writeFenceInfo(path), text)
}

/** The fence is longer than any run of backticks inside. */
function fenced(info: string, text: string): string {
  const longest = (text.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}${info}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}\n`
}
