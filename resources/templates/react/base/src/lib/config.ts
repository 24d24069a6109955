/** What the app is called and made of: app.config.json, typed. */
import data from '../app.config.json'
import type { IconName } from './icons'

export type Language = 'en' | 'ar'
export type Theme = 'system' | 'dark' | 'light'

/** A text in both languages, or one that stands for both, as when somebody has typed it. */
export type Text = string | { en: string; ar: string }

export interface ScreenConfig {
  /** Its key in screens.ts. */
  id: string
  /** Its address, without the first slash: '' is the home screen, 'items/:id' has a parameter. */
  path: string
  title: Text
  icon: IconName
  /** Whether the navigation shows it. */
  menu: boolean
}

export interface AppConfig {
  /** What the app's keys in localStorage begin with. */
  id: string
  name: Text
  /** The language of the first start. */
  language: Language
  /** The look of the first start. */
  theme: Theme
  screens: ScreenConfig[]
}

export const config = data as AppConfig
