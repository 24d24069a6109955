/** Monaco's text models as the editor's own parts use them. */
import { editor, Range, Uri } from 'monaco-editor/editor'
import type { TextModels } from '../documents.ts'
import type { DraftModels } from '../drafts.ts'
import type { LineEdit } from '../format/format-task.ts'

export type Model = editor.ITextModel

/** Where a project's file is, for the language services. */
export function projectUri(projectId: string, path: string): Uri {
  return Uri.from({ scheme: 'file', path: `/${projectId}/${path}` })
}

/** The file's path, if it is one of this project's. */
export function projectPath(projectId: string, uri: Uri): string | undefined {
  const prefix = `/${projectId}/`
  return uri.scheme === 'file' && uri.path.startsWith(prefix) ? uri.path.slice(prefix.length) : undefined
}

function createModel(scheme: string, owner: string, path: string, text: string): Model {
  const uri = Uri.from({ scheme, path: `/${owner}/${path}` })
  // One that was left behind would make Monaco refuse the name.
  editor.getModel(uri)?.dispose()
  const model = editor.createModel(text, undefined, uri)
  model.updateOptions({ tabSize: 2, insertSpaces: true })
  return model
}

/** The files of a project. */
export function projectModels(projectId: string): TextModels<Model> {
  return {
    create: (path, text) => createModel('file', projectId, path, text),
    replace(model, text) {
      model.pushStackElement()
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
      model.pushStackElement()
    },
  }
}

/** Changes only these lines, as one step that can be undone: cursors and folds elsewhere stay. */
export function editLines(model: Model, edits: readonly LineEdit[]): void {
  const operations = edits.flatMap((edit) => operationsFor(model, edit))
  if (operations.length === 0) return
  model.pushStackElement()
  model.pushEditOperations([], operations, () => null)
  model.pushStackElement()
}

function operationsFor(model: Model, { from, to, lines }: LineEdit): { range: Range; text: string }[] {
  const last = model.getLineCount()
  const text = lines.join('\n')
  if (lines.length === to - from) return lines.flatMap((line, index) => lineOperation(model, from + index + 1, line))
  if (from === to) {
    const end = model.getLineMaxColumn(last)
    if (from >= last) return [{ range: new Range(last, end, last, end), text: `\n${text}` }]
    return [{ range: new Range(from + 1, 1, from + 1, 1), text: `${text}\n` }]
  }
  if (lines.length > 0) return [{ range: new Range(from + 1, 1, to, model.getLineMaxColumn(to)), text }]
  if (to < last) return [{ range: new Range(from + 1, 1, to + 1, 1), text: '' }]
  const start = from === 0 ? new Range(1, 1, 1, 1) : new Range(from, model.getLineMaxColumn(from), from, 1)
  return [{ range: new Range(start.startLineNumber, start.startColumn, to, model.getLineMaxColumn(to)), text: '' }]
}

/** Only what differs within the line: a cursor beside it stays beside it. */
function lineOperation(model: Model, number: number, line: string): { range: Range; text: string }[] {
  const before = model.getLineContent(number)
  if (before === line) return []
  const most = Math.min(before.length, line.length)
  let head = 0
  while (head < most && before[head] === line[head]) head += 1
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === line[line.length - 1 - tail]) tail += 1
  const range = new Range(number, head + 1, number, before.length - tail + 1)
  return [{ range, text: line.slice(head, line.length - tail) }]
}

/** The files of an answer. `applyEdits` goes around the undo stack and costs the same however long the text is. */
export function draftModels(runId: string): DraftModels<Model> {
  return {
    create: (path) => createModel('kiln-draft', runId, path, ''),
    append(model, text) {
      if (text === '') return
      const line = model.getLineCount()
      const column = model.getLineMaxColumn(line)
      model.applyEdits([{ range: new Range(line, column, line, column), text }])
    },
    empty: (model) => model.applyEdits([{ range: model.getFullModelRange(), text: '' }]),
    seal: (model) => model.pushStackElement(),
  }
}

/** A file as an older version had it. */
export function versionModel(versionId: string, path: string, text: string): Model {
  return createModel('kiln-version', versionId, path, text)
}
