/** Models: who can answer, what is chosen, and how to connect more. */
export { useKeys } from './keys/use-keys.ts'
export {
  ConnectDialog,
  FallbackModels,
  ModelPicker,
  ProviderList,
  RoutingRules,
  usePreloadedModelWindows,
} from './lazy-windows.tsx'
export { answeredBy, choiceProblem, modelLabel } from './model-label.ts'
export type { ModelPickerProps } from './picker/model-picker.tsx'
export type { ProviderListProps } from './providers/provider-list.tsx'
export { modelName, reasonWords } from './routing/rule-words.ts'
export { type Models, useModels } from './use-models.ts'
