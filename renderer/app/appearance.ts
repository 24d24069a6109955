/** Theme, language and movement: what was chosen, put on the page and kept for the next first paint. */
import { useEffect } from 'react'
import type { Settings } from '#shared/domain/settings.ts'
import type { Language } from '../words/index.ts'
import { useMedia } from './use-media.ts'

/** Puts the choices on the page; returns what the theme comes to. Until the settings are there, the last known ones. */
export function useAppearance(settings: Settings | undefined): 'dark' | 'light' {
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const theme = settings?.theme ?? lastTheme()
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])

  useEffect(() => {
    if (settings === undefined) return
    localStorage.setItem('kiln-theme', settings.theme)
    document.documentElement.dataset['motion'] = settings.motion
    localStorage.setItem('kiln-language', settings.language)
    // The words are chosen before the first paint. Everything that is open is kept beside React, and comes back.
    if (wanted(settings.language) !== document.documentElement.lang && keptLanguage() === settings.language)
      location.reload()
  }, [settings])

  if (theme !== 'system') return theme
  return systemDark ? 'dark' : 'light'
}

/** As it was really kept: where storage is refused, a reload would change nothing. */
function keptLanguage(): string | null {
  return localStorage.getItem('kiln-language')
}

/** The same rule as `public/theme.js`. */
function wanted(chosen: Settings['language']): Language {
  const name = chosen === 'system' ? navigator.language.slice(0, 2) : chosen
  return name === 'ar' ? 'ar' : 'en'
}

function lastTheme(): Settings['theme'] {
  const kept = localStorage.getItem('kiln-theme')
  return kept === 'dark' || kept === 'light' ? kept : 'system'
}
