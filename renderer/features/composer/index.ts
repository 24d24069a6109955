/** The composer, in a project and at the start. */
export { attachFiles } from './attach-files.ts'
export { Composer, type ComposerProps } from './composer.tsx'
export { type Estimate, EstimateLine } from './estimate-line.tsx'
export { joinHistory, rememberPrompt, sentPrompts } from './history.ts'
export { QueueList, type QueueListProps } from './queue-list.tsx'
export { Start } from './start.tsx'
export { addingAt, useComposerStore } from './store.ts'
export { type EstimateQuestion, useEstimate } from './use-estimate.ts'
