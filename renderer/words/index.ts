/**
 * The interface's words. The language is decided before the first paint (`public/theme.js` puts it on the page), and choosing
 * another one loads the window anew, which loses nothing: so `t` is a plain function, to be called where a text is shown.
 */
import i18next from 'i18next'
import { en } from './en/index.ts'

export type Language = 'en' | 'ar'

void i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // Everything is here already; and React escapes by itself.
  initAsync: false,
  interpolation: { escapeValue: false },
})

/** The text of a key, `{{names}}` filled in; `count` chooses a plural's form. */
export const t = i18next.t

/** The language that is shown. */
export function language(): Language {
  return i18next.language === 'ar' ? 'ar' : 'en'
}

/** For Intl: digits stay Latin in Arabic, as in the code beside them. */
export function locale(): string {
  return language() === 'ar' ? 'ar-u-nu-latn' : 'en'
}

/** Latin text that keeps its own order inside an Arabic sentence: sizes, paths, names. Plain in English. */
export function latin(text: string): string {
  return language() === 'ar' ? `\u2066${text}\u2069` : text
}

/** Once, before anything is drawn: brings the words of the page's language. */
export async function loadWords(): Promise<void> {
  if (document.documentElement.lang !== 'ar') return
  const { ar } = await import('./ar/index.ts')
  i18next.addResourceBundle('ar', 'translation', ar)
  await i18next.changeLanguage('ar')
}
