/** The small words that starter's answers are put together from. */
import type { Part } from './adapt.ts'
import type { PaletteName } from './palettes.ts'
import type { Language, Theme, Wishes } from './read-prompt.ts'
import type { Word } from './words.ts'

/** The palettes' names in Arabic. */
export const colours: Readonly<Record<PaletteName, string>> = {
  blue: 'أزرق',
  indigo: 'نيلي',
  violet: 'بنفسجي',
  pink: 'وردي',
  red: 'أحمر',
  orange: 'برتقالي',
  amber: 'كهرماني',
  green: 'أخضر',
  teal: 'فيروزي',
  graphite: 'رمادي',
}

const themes: Readonly<Record<Theme, string>> = { dark: 'داكن', light: 'فاتح', auto: 'كما في النظام' }

/** What can be changed, by name. */
export const partNames: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
  en: {
    name: 'name',
    palette: 'colour',
    theme: 'theme',
    language: 'language',
    minutes: 'minutes',
    breakMinutes: 'break minutes',
  },
  ar: {
    name: 'الاسم',
    palette: 'اللون',
    theme: 'المظهر',
    language: 'اللغة',
    minutes: 'الدقائق',
    breakMinutes: 'دقائق الاستراحة',
  },
}

/** The name first, then looks, language and numbers. */
export function inOrder(parts: readonly Part[]): readonly Part[] {
  const order = Object.keys(partNames.en)
  return [...parts].sort((a, b) => order.indexOf(a) - order.indexOf(b))
}

/** A wish in words: `name “FocusFlow”`, `dark`, `green`. */
export function value(part: Part, wishes: Wishes, language: Language): string {
  const arabic = language === 'ar'
  switch (part) {
    case 'name':
      return arabic ? `الاسم «${wishes.name}»` : `name “${wishes.name}”`
    case 'palette':
      return wishes.palette === undefined ? '' : arabic ? `اللون ${colours[wishes.palette]}` : wishes.palette
    case 'theme':
      return wishes.theme === undefined
        ? ''
        : arabic
          ? `المظهر ${themes[wishes.theme]}`
          : wishes.theme === 'auto'
            ? 'theme of the system'
            : wishes.theme
    case 'language':
      return arabic
        ? wishes.language === 'ar'
          ? 'العربية'
          : 'الإنجليزية'
        : wishes.language === 'ar'
          ? 'Arabic, right to left'
          : 'English'
    case 'minutes':
      return arabic ? `${wishes.minutes} دقيقة` : `${wishes.minutes} minutes`
    case 'breakMinutes':
      return arabic ? `استراحة ${wishes.breakMinutes} دقيقة` : `breaks of ${wishes.breakMinutes} minutes`
  }
}

const fillers = new Set(
  (
    'a an the and or of in on to for with that which it is its this as at by from be i we you my me our your make makes create build write give show want need ' +
    'would like please can could should some simple nice good beautiful modern clean small little basic new app application web page website site tool program ' +
    'use using set change turn switch into theme mode color colour colors colours style styled look looks background so all everything also then just only called named name title rename accent ' +
    'اريد ابي ابغي ممكن من في علي الي مع و او ان هذا هذه لي لنا اصنع انشئ اعمل اكتب تطبيق صفحه برنامج بسيط بسيطه جميل جميله لون بلون باللون اللون الوضع اجعل اجعله اجعلها استخدم غير حول مظهر باسم ثم فقط'
  ).split(' '),
)

/** What the prompt says beyond what was used, as it was typed; empty when that is nothing. */
export function unused(words: readonly Word[]): string {
  const left = words.map((word) => !word.forms.some((form) => fillers.has(form)))
  const first = left.indexOf(true)
  if (first < 0) return ''
  const spoken = words.filter(
    (word, index) => left[index] || (index > first && index < left.lastIndexOf(true) && word.plain.length > 0),
  )
  const text = spoken.map((word) => word.raw).join(' ')
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text
}

/** “a, b, and c”. */
export const listed = (items: readonly string[], language: Language) =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(items)

/** As `listed`, each in the language's quotation marks. */
export const quoted = (items: readonly string[], language: Language) =>
  listed(
    items.map((item) => (language === 'ar' ? `«${item}»` : `“${item}”`)),
    language,
  )
