/** The preview: the app, running while it is written, and what it says. */
export { BrokenUpdate, BuildNotice, HungNotice, Stopped } from './build-notices.tsx'
export { problemsOf as buildProblemsOf } from './build-problems.ts'
export { previewCommands, showScreen } from './commands.tsx'
export { PreviewPane } from './preview-pane.tsx'
export type { PreviewBuild, PreviewClient, PreviewFeed, PreviewPaneProps, PreviewRun } from './types.ts'
export { Panel as PreviewPanel } from './panel.tsx'
export { createLogStore } from './use-app-log.ts'
export { useViewStore as usePreviewView } from './view-store.ts'
