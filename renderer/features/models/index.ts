/** Models: who can answer, what is chosen, and how to connect more. */
export { ConnectDialog } from './connect-dialog.tsx'
export { answeredBy, choiceProblem, modelLabel } from './model-label.ts'
export { ModelMenu } from './model-menu.tsx'
export { ProviderList, type ProviderListProps } from './provider-list.tsx'
export { type Models, useModels } from './use-models.ts'
