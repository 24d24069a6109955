/** The language and the look: what the user has chosen, else what app.config.json says. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { config, type Language, type Text, type Theme } from './config'
import { keptAs } from './storage'

interface Preferences {
  language?: Language
  theme?: Theme
  setLanguage(language: Language): void
  setTheme(theme: Theme): void
}

const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
    }),
    keptAs('preferences'),
  ),
)

export const useLanguage = (): Language => usePreferences((state) => state.language ?? config.language)
export const useTheme = (): Theme => usePreferences((state) => state.theme ?? config.theme)
export const { setLanguage, setTheme } = usePreferences.getState()

/** Answers with the function that reads a text in the language that is chosen. */
export function useText(): (text: Text) => string {
  const language = useLanguage()
  return (text) => (typeof text === 'string' ? text : text[language])
}

/** Keeps the page's language, direction and look as they are chosen, from now on. */
export function followPreferences(): void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { language = config.language, theme = config.theme } = usePreferences.getState()
    const page = document.documentElement
    page.lang = language
    page.dir = language === 'ar' ? 'rtl' : 'ltr'
    page.dataset.theme = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme
  }
  apply()
  usePreferences.subscribe(apply)
  system.addEventListener('change', apply)
}
