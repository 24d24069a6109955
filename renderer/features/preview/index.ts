/** The preview: the app, running while it is written, and what it says. */
export { previewCommands } from './commands.tsx'
export { PreviewPane } from './preview-pane.tsx'
export type { PreviewClient, PreviewFeed, PreviewPaneProps, PreviewRun } from './types.ts'
