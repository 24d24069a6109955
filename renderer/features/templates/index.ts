/** Templates: the gallery of complete apps that a project can begin as. */
export { TemplatesView, type TemplatesViewProps } from './templates-view.tsx'
