/** The few lines that differ between two texts, so that cursors, marks and folds elsewhere stay. Pure. */
import { diffArrays } from 'diff'
import type { LineEdit } from './format-task.ts'

/** Edits from the first line to the last, all by the old text's lines; none when the texts are the same. */
export function lineEdits(before: string, after: string): LineEdit[] {
  const edits: LineEdit[] = []
  let line = 0
  let open: { from: number; to: number; lines: string[] } | undefined
  const close = (): void => {
    if (open !== undefined) edits.push(open)
    open = undefined
  }
  for (const part of diffArrays(splitLines(before), splitLines(after))) {
    if (!part.added && !part.removed) {
      close()
      line += part.value.length
      continue
    }
    open ??= { from: line, to: line, lines: [] }
    if (part.removed) {
      line += part.value.length
      open.to = line
    } else open.lines.push(...part.value)
  }
  close()
  return edits
}

function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}
