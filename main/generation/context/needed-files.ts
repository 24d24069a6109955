/** Lets a model ask for files of which it was shown the outline alone: the same is asked again, with them. */
import type { Usage } from '#shared/domain/model.ts'
import type { Handler } from '../../pipeline/index.ts'

/** How an answer begins that asks for files: no answer with files does. */
export const neededMark = 'NEED:'

const mostAsked = 8

/**
 * `onNeeded` gets the paths that a model names, and says whether the next request will hold more for it; it is asked once.
 * Such an answer is not passed on; its usage is added to that of the answer that follows.
 */
export function withNeededFiles(handler: Handler, onNeeded: (paths: readonly string[]) => boolean): Handler {
  return async function* askAgain(ask, signal) {
    let before: Usage | undefined
    for (;;) {
      let held = ''
      let asksForFiles: boolean | undefined
      let isAnswered = true
      for await (const event of handler(ask, signal)) {
        if (event.type === 'text-delta' && asksForFiles !== false) {
          held += event.text
          asksForFiles ??= beginsWithMark(held)
          if (asksForFiles === false) yield { type: 'text-delta', text: held }
        } else if (event.type === 'finish') {
          const paths = asksForFiles === true ? pathsIn(held) : []
          if (before === undefined && paths.length > 0 && onNeeded(paths)) {
            before = event.usage
            isAnswered = false
            // Read to its end all the same: left here, it would count as stopped, and its connection be closed.
            continue
          }
          if (asksForFiles !== false && held !== '') yield { type: 'text-delta', text: held }
          yield before === undefined ? event : { ...event, usage: sum(before, event.usage) }
        } else yield event
      }
      if (isAnswered) return
    }
  }
}

/** Undefined while it cannot be told yet. */
function beginsWithMark(text: string): boolean | undefined {
  const start = text.trimStart()
  if (start.length < neededMark.length) return neededMark.startsWith(start) ? undefined : false
  return start.startsWith(neededMark)
}

/** Of its first line; models like to set paths in marks. */
function pathsIn(text: string): readonly string[] {
  const line = text.trimStart().slice(neededMark.length).split('\n', 1)[0] ?? ''
  const paths = line.split(/[,;]|\s+/).map((path) => path.replace(/^[`'"@]+|[`'".]+$/g, '').replace(/^\.?\//, ''))
  return [...new Set(paths.filter((path) => path !== ''))].slice(0, mostAsked)
}

function sum(a: Usage, b: Usage): Usage {
  return {
    ...b,
    input: a.input + b.input,
    output: a.output + b.output,
    ...(a.cached === undefined && b.cached === undefined ? {} : { cached: (a.cached ?? 0) + (b.cached ?? 0) }),
    ...(a.reasoning === undefined && b.reasoning === undefined
      ? {}
      : { reasoning: (a.reasoning ?? 0) + (b.reasoning ?? 0) }),
    estimated: a.estimated || b.estimated,
  }
}
