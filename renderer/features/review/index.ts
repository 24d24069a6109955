/** Looking at changes: before they are written, file by file, and after. */
export { ChangesView, type ChangesViewProps } from './changes-view.tsx'
export { ChangesWindow } from './changes-window.tsx'
export type { ChangesOf } from './types.ts'
