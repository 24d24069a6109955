/** The code editor, loaded after the first paint: Monaco with Kiln's languages, its colours and its workers. */
// All of Monaco's features: its language services bring them in any case, and services that come after the first editor
// was made are never found.
import 'monaco-editor/features/register.all'
import 'monaco-editor/languages/definitions/css/register'
import 'monaco-editor/languages/definitions/html/register'
import 'monaco-editor/languages/definitions/javascript/register'
import 'monaco-editor/languages/definitions/markdown/register'
import 'monaco-editor/languages/definitions/scss/register'
import 'monaco-editor/languages/definitions/typescript/register'
import 'monaco-editor/languages/definitions/xml/register'
import 'monaco-editor/languages/definitions/yaml/register'
import { editor } from 'monaco-editor/editor'
import './workers.ts'

// A page brings both inside it: without their grammars the first stream would be half uncoloured for a moment.
for (const language of ['html', 'css', 'javascript', 'typescript']) editor.tokenize('', language)

export * as monaco from 'monaco-editor/editor'
export { markProblems } from './build-markers.ts'
export { warmLanguages } from './language-services.ts'
export { draftModels, editLines, projectModels, versionModel } from './models.ts'
export { createProblemFinder } from './problem-finder.ts'
export { applyTheme } from './theme.ts'
