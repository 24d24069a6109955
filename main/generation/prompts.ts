/** Builds the messages of a run. The system prompt is byte-stable, so that providers and local servers can cache it. */
import { failure } from '#shared/domain/error.ts'
import { answerFormat } from '../edits/format.ts'
import type { ModelMessage, Task } from '../providers/provider.ts'

const pageRules = `You write small, complete web apps in plain HTML, CSS and JavaScript.

What to build
- Everything works at once: real behaviour, real sample content, no placeholders, no "rest of the code unchanged".
- index.html is the entry. Put the CSS in a <style> in the head, before the body, and the script last; for larger apps
  use app.css and app.js, and write app.css first, then index.html, then app.js.
- No external resources: no CDN, no web fonts, no remote images. Draw icons as inline SVG.
- Keep state in localStorage inside try/catch. Never use prompt().
- Accessible: labels, visible focus, keyboard, AA contrast, reduced motion honoured. Responsive from 320 px.

`

const editRules = `
How to change an app
- You are given its files. Send back only the files that change, each one whole, from its first line to its last.
- Keep everything that you were not asked to change.
`

const systemPrompt = pageRules + answerFormat + editRules

/** About how many tokens a text takes: 4 bytes each, the usual rule of thumb; good to some 20 %. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4)
}

/** The messages for a task: the stable system prompt, then the app as it is (for a change), then the user's words. */
export function messagesFor(task: Task): readonly ModelMessage[] {
  if (task.kind === 'react') {
    throw failure(
      'invalid-input',
      'React apps are not here yet. Choose "page" to make an app in plain HTML, CSS and JavaScript.',
    )
  }
  return [
    { role: 'system', content: systemPrompt },
    { role: 'user', content: task.files.size === 0 ? task.prompt : `${appAsItIs(task.files)}\n${task.prompt}` },
  ]
}

function appAsItIs(files: ReadonlyMap<string, string>): string {
  const blocks = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => fenced(path, text))
  return `The app as it is:\n\n${blocks.join('\n')}\nThe change to make:\n`
}

/** The fence is longer than any run of backticks inside. */
function fenced(path: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const language = path.slice(path.lastIndexOf('.') + 1)
  return `${fence}${language} path=${path}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}\n`
}
