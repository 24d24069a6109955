/** The composer, in a project and at the start. */
export { Composer, type ComposerProps } from './composer.tsx'
export { Start } from './start.tsx'
export { useComposerStore } from './store.ts'
