/** The buttons that change the language and the look. */
import { Languages, Monitor, Moon, Sun } from 'lucide-react'
import { useCommonWords } from '../lib/common-words'
import type { Theme } from '../lib/config'
import { setLanguage, setTheme, useLanguage, useTheme } from '../lib/preferences'
import { IconButton } from './button'

const icons = { system: Monitor, light: Sun, dark: Moon }
const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }

export function PreferenceSwitches() {
  const words = useCommonWords()
  const language = useLanguage()
  const theme = useTheme()
  return (
    <div className="flex items-center">
      <IconButton icon={Languages} label={words.language} onClick={() => setLanguage(language === 'ar' ? 'en' : 'ar')} />
      <IconButton icon={icons[theme]} label={`${words.look}: ${words.themes[theme]}`} onClick={() => setTheme(next[theme])} />
    </div>
  )
}
