/** The app's own texts in the language that is chosen. */
import { useLanguage } from '../lib/preferences'
import { ar } from './ar'
import { en, type Words } from './en'

export type { Words }

export function useWords(): Words {
  return useLanguage() === 'ar' ? ar : en
}
