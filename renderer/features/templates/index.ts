/** Templates: the gallery of complete apps that a project can begin as. */
export { TemplatesView } from './lazy-templates.tsx'
export type { TemplatesViewProps } from './templates-view.tsx'
