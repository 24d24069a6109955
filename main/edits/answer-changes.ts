/** Folds what the parser tells into the changes that an answer asks for, in its order. */
import type { EditCut, ParserEvent } from './parser-event.ts'

/** Paths are as the model wrote them. Texts have `\n` for every line break. */
export type AskedChange =
  | { readonly type: 'edit'; readonly path: string; readonly search: string; readonly replace: string }
  /** A block that cannot be read: see `EditCut`. */
  | {
      readonly type: 'broken-edit'
      readonly path: string
      readonly search: string
      readonly replace: string
      readonly why: EditCut
    }
  /** The whole file. */
  | { readonly type: 'write'; readonly path: string; readonly text: string }
  | { readonly type: 'delete'; readonly path: string }
  | { readonly type: 'rename'; readonly path: string; readonly to: string }

export interface AnswerChanges {
  take(event: ParserEvent): void
  /** Those that are whole. A file that was written twice counts as its last. */
  all(): readonly AskedChange[]
}

export function collectChanges(): AnswerChanges {
  let changes: AskedChange[] = []
  let texts = new Map<string, string>()
  let search = ''
  let replace = ''

  function write(path: string): void {
    const text = texts.get(path) ?? ''
    changes = changes.filter((change) => change.type !== 'write' || change.path !== path)
    changes.push({ type: 'write', path, text })
  }

  return {
    take(event) {
      switch (event.type) {
        case 'file-start':
          texts.set(event.path, '')
          break
        case 'file-delta':
          texts.set(event.path, (texts.get(event.path) ?? '') + event.text)
          break
        case 'file-end':
          write(event.path)
          break
        case 'edit-start':
          search = ''
          replace = ''
          break
        case 'edit-delta':
          if (event.part === 'search') search += event.text
          else replace += event.text
          break
        case 'edit-end':
          changes.push({ type: 'edit', path: event.path, search, replace })
          break
        case 'edit-cut':
          changes.push({ type: 'broken-edit', path: event.path, search, replace, why: event.why })
          break
        case 'file-delete':
          changes.push({ type: 'delete', path: event.path })
          break
        case 'file-rename':
          changes.push({ type: 'rename', path: event.path, to: event.to })
          break
        case 'changes-forgotten':
          changes = changes.filter(({ type }) => type === 'write')
          texts = new Map()
          break
        case 'text-delta':
        case 'reasoning-delta':
        case 'file-cut':
      }
    },
    all: () => changes,
  }
}
