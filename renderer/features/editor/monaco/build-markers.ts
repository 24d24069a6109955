/** Marks what a build found wrong in the texts that are open. */
import type { BuildProblem } from '#shared/domain/build.ts'
import { editor, MarkerSeverity } from 'monaco-editor/editor'
import { type Model, projectPath } from './models.ts'

const owner = 'kiln-build'

/** In texts that are opened later, too, until the function that is returned is called. */
export function markProblems(projectId: string, problems: readonly BuildProblem[]): () => void {
  const mark = (model: Model): void => {
    const path = projectPath(projectId, model.uri)
    if (path === undefined) return
    const found = problems.filter(({ file }) => file === path)
    editor.setModelMarkers(
      model,
      owner,
      found.map((problem) => markerOf(model, problem)),
    )
  }
  editor.getModels().forEach(mark)
  const listener = editor.onDidCreateModel(mark)
  return () => {
    listener.dispose()
    editor.removeAllMarkers(owner)
  }
}

/** To the end of the word that stands there, as compilers give no end. */
function markerOf(model: Model, { line = 1, column = 1, text, hint }: BuildProblem): editor.IMarkerData {
  const place = model.validatePosition({ lineNumber: line, column })
  const word = model.getWordAtPosition(place)
  return {
    severity: MarkerSeverity.Error,
    message: hint === undefined ? text : `${text}\n${hint}`,
    source: 'build',
    startLineNumber: place.lineNumber,
    startColumn: place.column,
    endLineNumber: place.lineNumber,
    endColumn: Math.max(word?.endColumn ?? 0, place.column + 1),
  }
}
