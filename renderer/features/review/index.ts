/** Looking at changes: before they are written, file by file, and after. */
export { ChangesWindow } from './lazy-changes.tsx'
export type { ChangesOf } from './types.ts'
