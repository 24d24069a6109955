/** What is large of this feature, in one piece that is loaded by itself. */
export { ConnectDialog } from './connect-dialog.tsx'
export { FallbackModels } from './fallback-models.tsx'
export { ModelPicker } from './picker/model-picker.tsx'
export { ProviderList } from './providers/provider-list.tsx'
export { RoutingRules } from './routing/routing-rules.tsx'
