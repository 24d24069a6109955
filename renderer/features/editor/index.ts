/** The editor: the project's files, and the answer being written into them. */
export { useEditorCommands } from './commands.ts'
export { Editor, TextCompare } from './lazy-editor.tsx'
export { preloadEditor } from './preload.ts'
export { hasUnsavedText } from './session.ts'
export { unsavedPaths } from './unsaved-paths.ts'
export type { EditorClient, EditorFeed, EditorProps, EditorRun, EditorSettings } from './types.ts'
