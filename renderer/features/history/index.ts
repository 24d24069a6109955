/** The project's versions: look at an older one, bring it back, undo that. */
export { restoreVersion } from './restore.ts'
export { showHistory } from './history-open.ts'
export { Versions } from './versions.tsx'
export type { HistoryClient, HistoryWindowProps } from './types.ts'
