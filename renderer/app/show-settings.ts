/** Opens the settings at one of their sections. */
import { SettingsView } from '../features/settings/index.ts'
import { navigate } from './route.ts'

/** The view is loaded before, so that there is something to scroll to; one that cannot be loaded says so in its place. */
export async function showSettings(section: 'settings-auto' | 'settings-keyboard'): Promise<void> {
  await SettingsView.preload().catch(() => undefined)
  navigate({ view: 'settings' })
  requestAnimationFrame(() => document.getElementById(section)?.scrollIntoView())
}
