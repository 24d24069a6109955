/** The settings. */
export { SettingsView } from './lazy-settings.tsx'
export type { StudioInfo } from './settings-view.tsx'
