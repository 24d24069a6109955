/** The preview: the app, running while it is written, and what it says. */
export { HungNotice, Stopped } from './build-notices.tsx'
export { problemsOf as buildProblemsOf } from './build-problems.ts'
export { previewCommands, showScreen } from './commands.tsx'
export { PreviewPane } from './preview-pane.tsx'
export { ProblemCard } from './problems/problem-card.tsx'
export type { ProblemsView } from './problems/use-problems.ts'
export type {
  PickUse,
  PreviewBuild,
  PreviewClient,
  PreviewFeed,
  PreviewFixing,
  PreviewPaneProps,
  PreviewRun,
} from './types.ts'
export { Panel as PreviewPanel } from './panel.tsx'
export { PickPanel, type PickPanelProps } from './pick/pick-panel.tsx'
export { createLogStore } from './use-app-log.ts'
export { useViewStore as usePreviewView } from './view-store.ts'
