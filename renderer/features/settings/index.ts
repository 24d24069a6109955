/** The settings. */
export { SettingsView, type StudioInfo } from './settings-view.tsx'
