/** The theme: what was chosen, put on the page and kept for the next first paint. */
import { useEffect } from 'react'
import type { Settings } from '#shared/domain/settings.ts'
import { useMedia } from './use-media.ts'

/** Puts the chosen theme on the page; returns what it comes to. Until the settings are there, the last known one. */
export function useTheme(chosen: Settings['theme'] | undefined): 'dark' | 'light' {
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const known = chosen ?? lastTheme()
  useEffect(() => {
    if (known === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = known
    if (chosen !== undefined) localStorage.setItem('kiln-theme', chosen)
  }, [known, chosen])
  if (known !== 'system') return known
  return systemDark ? 'dark' : 'light'
}

function lastTheme(): Settings['theme'] {
  const kept = localStorage.getItem('kiln-theme')
  return kept === 'dark' || kept === 'light' ? kept : 'system'
}
