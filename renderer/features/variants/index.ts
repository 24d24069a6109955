/** "Try two": the form, the two answers side by side, and what was tried before. */
export { tryTwoCommand, useTryTwoWish } from './commands.tsx'
export { useOpenPair } from './open-pair.ts'
export { TriedList } from './tried-list.tsx'
export type { AskedSide, DrawEstimates } from './try-two-dialog.tsx'
export { TryTwoMenu } from './try-two-menu.tsx'
export { useRemoved } from './use-removed.ts'
export { VariantsLine } from './variants-line.tsx'
export { TryTwoDialog, VariantsWindow } from './lazy-variants.tsx'
