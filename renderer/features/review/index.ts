/** Looking at changes: before they are written, file by file, and after. */
export { ChangesWindow } from './changes-window.tsx'
export { ChangesView } from './changes-view.tsx'
export { progressOf } from './review-state.ts'
export type { ChangesOf } from './types.ts'
