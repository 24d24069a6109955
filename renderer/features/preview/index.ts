/** The preview: the app, running while it is written, and what it says. */
export { problemsOf as buildProblemsOf } from './build-problems.ts'
export { previewCommands, showScreen } from './commands.tsx'
export { PreviewPane } from './lazy-preview.tsx'
export type { PickUse, PreviewFixing } from './types.ts'
