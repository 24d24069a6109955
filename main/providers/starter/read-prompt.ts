/** Reads a prompt for what starter can do with it: name, colour, theme, language and minutes. No model, no guessing. */
import { colourWords, paletteNames, type PaletteName } from './palettes.ts'
import { readName } from './read-name.ts'
import { isArabic, wordsOf, type Word } from './words.ts'

export type Theme = 'dark' | 'light' | 'auto'
export type Language = 'en' | 'ar'

/** What a prompt asks for; absent where it says nothing. */
export interface Wishes {
  readonly name?: string
  readonly palette?: PaletteName
  readonly theme?: Theme
  readonly language?: Language
  readonly minutes?: number
  readonly breakMinutes?: number
}

export interface Reading {
  readonly wishes: Wishes
  /** The words that no wish took, in order: what ranking and "not understood" work on. */
  readonly words: readonly Word[]
  /** The language to answer in. */
  readonly answerIn: Language
}

const themeWords: Readonly<Record<Theme, readonly string[]>> = {
  dark: [
    'dark',
    'darker',
    'darkmode',
    'night',
    'midnight',
    'black',
    'داكن',
    'داكنه',
    'غامق',
    'غامقه',
    'ليلي',
    'ليليه',
    'مظلم',
    'مظلمه',
    'اسود',
    'سوداء',
  ],
  light: [
    'light',
    'lighter',
    'bright',
    'white',
    'daylight',
    'فاتح',
    'فاتحه',
    'نهاري',
    'نهاريه',
    'مضيء',
    'ابيض',
    'بيضاء',
  ],
  auto: ['auto', 'automatic', 'system', 'تلقائي', 'النظام'],
}

const languageWords: Readonly<Record<Language, readonly string[]>> = {
  ar: ['arabic', 'rtl', 'عربي', 'عربيه', 'بالعربيه', 'بالعربي', 'العربيه'],
  en: ['english', 'ltr', 'انجليزي', 'انجليزيه', 'بالانجليزيه', 'الانجليزيه', 'انكليزيه'],
}

const minuteWords = new Set(['minute', 'minutes', 'min', 'mins', 'دقيقه', 'دقائق', 'دقايق'])
const breakWords = new Set(['break', 'breaks', 'rest', 'rests', 'pause', 'pauses', 'استراحه', 'راحه', 'استراحات'])
const hourWords = new Set(['hour', 'ساعه'])
const articles = new Set(['an', 'one', '1', 'a'])
const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  seven: 7,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  خمس: 5,
  عشر: 10,
  عشرين: 20,
  عشرون: 20,
  ثلاثين: 30,
  ثلاثون: 30,
  اربعين: 40,
  خمسين: 50,
  ستين: 60,
}

const has = (word: Word | undefined, list: readonly string[]) =>
  word !== undefined && word.forms.some((form) => list.includes(form))

/** Numbers of minutes. The number nearest to a word like "break" is the break's, another one the session's. */
function readMinutes(words: readonly Word[], taken: Set<number>): Pick<Wishes, 'minutes' | 'breakMinutes'> {
  const numbers: { at: number; value: number; unit: readonly number[] }[] = []
  words.forEach((word, at) => {
    const glued = /^(\d{1,4})(?:m|min|mins)$/.exec(word.plain)
    const value =
      glued !== null ? Number(glued[1]) : /^\d{1,4}$/.test(word.plain) ? Number(word.plain) : numberWords[word.plain]
    const unit = [at + 1, at - 1].filter((index) => minuteWords.has(words[index]?.plain ?? ''))
    if (value !== undefined && (glued !== null || unit.length > 0)) numbers.push({ at, value, unit })
    else if (hourWords.has(word.plain) && articles.has(words[at - 1]?.plain ?? '')) {
      const half = words[at - 2]?.plain === 'half'
      numbers.push({ at, value: half ? 30 : 60, unit: half ? [at - 1, at - 2] : [at - 1] })
    }
  })
  const breakAt = words.findIndex((word) => breakWords.has(word.plain))
  // "10 minute breaks" and "breaks of about 10 minutes", but not "50 minutes with breaks".
  const distance = ({ at }: { at: number }) => (at < breakAt ? breakAt - at : at - breakAt)
  const near = breakAt < 0 ? [] : numbers.filter((number) => distance(number) <= (number.at < breakAt ? 2 : 4))
  const rest = near.sort((a, b) => distance(a) - distance(b))[0]
  const session = numbers.find((number) => number !== rest)
  for (const number of [rest, session])
    if (number !== undefined) for (const at of [number.at, ...number.unit]) taken.add(at)
  if (rest !== undefined) taken.add(breakAt)
  return {
    ...(session === undefined ? {} : { minutes: session.value }),
    ...(rest === undefined ? {} : { breakMinutes: rest.value }),
  }
}

function readTheme(words: readonly Word[], taken: Set<number>): Theme | undefined {
  let theme: Theme | undefined
  words.forEach((word, index) => {
    for (const candidate of ['dark', 'light', 'auto'] as const) {
      if (!has(word, themeWords[candidate])) continue
      // "light blue" is a shade, not a theme; "light, blue" is both.
      const next = words[index + 1]
      const colourFollows = next?.start === word.end + 1 && paletteNames.some((name) => has(next, colourWords[name]))
      if (candidate === 'light' && colourFollows) {
        taken.add(index)
        continue
      }
      const softened = ['too', 'so', 'very', 'that'].includes(words[index - 1]?.plain ?? '') ? index - 2 : index - 1
      const negated = ['not', 'no', 'non', 'less', 'ليس', 'غير'].includes(words[softened]?.plain ?? '')
      theme = negated && candidate !== 'auto' ? (candidate === 'dark' ? 'light' : 'dark') : candidate
      taken.add(index)
      for (const beside of [index - 1, index + 1]) {
        if (
          [
            'theme',
            'mode',
            'themed',
            'colours',
            'colors',
            'background',
            'الوضع',
            'وضع',
            'بوضع',
            'مظهر',
            'بمظهر',
            'ثيم',
            'خلفيه',
          ].includes(words[beside]?.plain ?? '')
        )
          taken.add(beside)
      }
    }
  })
  return theme
}

/** What the prompt asks of starter. Later words win over earlier ones where they disagree. */
export function readPrompt(prompt: string): Reading {
  const found = readName(prompt)
  // A name is no wish: an app called "Dark Green" is not asked to be so.
  const rest =
    found === undefined
      ? prompt
      : prompt.slice(0, found.start) + ' '.repeat(found.end - found.start) + prompt.slice(found.end)
  const words = wordsOf(rest)
  const taken = new Set<number>()
  const theme = readTheme(words, taken)
  let palette: PaletteName | undefined
  let language: Language | undefined
  words.forEach((word, index) => {
    for (const name of paletteNames) {
      if (!has(word, colourWords[name])) continue
      palette = name
      taken.add(index)
    }
    for (const tongue of ['ar', 'en'] as const) {
      if (!has(word, languageWords[tongue])) continue
      language = tongue
      taken.add(index)
      for (const beside of [index - 1, index + 1]) {
        if (
          ['in', 'into', 'to', 'language', 'version', 'labels', 'text', 'باللغه', 'اللغه', 'الي'].includes(
            words[beside]?.plain ?? '',
          )
        )
          taken.add(beside)
      }
    }
  })
  const minutes = readMinutes(words, taken)
  const answerIn: Language = isArabic(prompt) ? 'ar' : 'en'
  return {
    wishes: {
      ...(found === undefined ? {} : { name: found.name }),
      ...(palette === undefined ? {} : { palette }),
      ...(theme === undefined ? {} : { theme }),
      ...(language === undefined ? {} : { language }),
      ...minutes,
    },
    words: words.filter((_, index) => !taken.has(index)),
    answerIn,
  }
}
