/** Monaco's text models as the editor's own parts use them. */
import { editor, Range, Uri } from 'monaco-editor/editor'
import type { TextModels } from '../documents.ts'
import type { DraftModels } from '../drafts.ts'

export type Model = editor.ITextModel

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
