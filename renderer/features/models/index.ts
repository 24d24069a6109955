/** Models: who can answer, what is chosen, and how to connect more. */
export { ConnectDialog } from './connect-dialog.tsx'
export { answeredBy, choiceProblem, modelLabel } from './model-label.ts'
export { ModelPicker, type ModelPickerProps } from './picker/model-picker.tsx'
export { ProviderList, type ProviderListProps } from './providers/provider-list.tsx'
export { type Models, useModels } from './use-models.ts'
export { useKeys } from './keys/use-keys.ts'
export { RoutingRules } from './routing/routing-rules.tsx'
export { modelName, reasonWords } from './routing/rule-words.ts'
