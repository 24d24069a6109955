/** What starter says: short, and always that no model was used. One set of sentences in English, one in Arabic. */
import type { Adapted, Part } from './adapt.ts'
import type { Template } from './catalogue.ts'
import { paletteNames, type PaletteName } from './palettes.ts'
import type { Ranked } from './rank.ts'
import type { Language, Reading, Theme, Wishes } from './read-prompt.ts'
import type { Word } from './words.ts'

const colours: Readonly<Record<PaletteName, string>> = {
  blue: 'أزرق', indigo: 'نيلي', violet: 'بنفسجي', pink: 'وردي', red: 'أحمر', orange: 'برتقالي', amber: 'كهرماني',
  green: 'أخضر', teal: 'فيروزي', graphite: 'رمادي',
}

const themes: Readonly<Record<Theme, string>> = { dark: 'داكن', light: 'فاتح', auto: 'كما في النظام' }

const partNames: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
  en: { name: 'name', palette: 'colour', theme: 'theme', language: 'language', minutes: 'minutes', breakMinutes: 'break minutes' },
  ar: { name: 'الاسم', palette: 'اللون', theme: 'المظهر', language: 'اللغة', minutes: 'الدقائق', breakMinutes: 'دقائق الاستراحة' },
}

/** A wish in words: `name “FocusFlow”`, `dark`, `green`. */
function value(part: Part, wishes: Wishes, language: Language): string {
  const arabic = language === 'ar'
  switch (part) {
    case 'name':
      return arabic ? `الاسم «${wishes.name}»` : `name “${wishes.name}”`
    case 'palette':
      return wishes.palette === undefined ? '' : arabic ? `اللون ${colours[wishes.palette]}` : wishes.palette
    case 'theme':
      return wishes.theme === undefined ? '' : arabic ? `المظهر ${themes[wishes.theme]}` : wishes.theme === 'auto' ? 'theme of the system' : wishes.theme
    case 'language':
      return arabic ? (wishes.language === 'ar' ? 'العربية' : 'الإنجليزية') : wishes.language === 'ar' ? 'Arabic, right to left' : 'English'
    case 'minutes':
      return arabic ? `${wishes.minutes} دقيقة` : `${wishes.minutes} minutes`
    case 'breakMinutes':
      return arabic ? `استراحة ${wishes.breakMinutes} دقيقة` : `breaks of ${wishes.breakMinutes} minutes`
  }
}

const fillers = new Set(
  ('a an the and or of in on to for with that which it is its this as at by from be i we you my me our your make makes create build write give show want need ' +
    'would like please can could should some simple nice good beautiful modern clean small little basic new app application web page website site tool program ' +
    'use using set change turn switch into theme mode color colour colors colours style styled look looks background so all everything also then just only called named name title rename accent ' +
    'اريد ابي ابغي ممكن من في علي الي مع و او ان هذا هذه لي لنا اصنع انشئ اعمل اكتب تطبيق صفحه برنامج بسيط بسيطه جميل جميله لون بلون باللون اللون الوضع اجعل اجعله اجعلها استخدم غير حول مظهر باسم ثم فقط').split(' '),
)

/** What the prompt says beyond what was used, as it was typed; empty when that is nothing. */
function unused(words: readonly Word[]): string {
  const left = words.map((word) => !word.forms.some((form) => fillers.has(form)) )
  const first = left.indexOf(true)
  if (first < 0) return ''
  const spoken = words.filter((word, index) => left[index] || (index > first && index < left.lastIndexOf(true) && word.plain.length > 0))
  const text = spoken.map((word) => word.raw).join(' ')
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text
}

const listed = (items: readonly string[], language: Language) =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(items)

const quoted = (items: readonly string[], language: Language) =>
  listed(items.map((item) => (language === 'ar' ? `«${item}»` : `“${item}”`)), language)

/** Before the files of a new app: which template, why, what was set, and what was not used. */
export function createdText(taken: Ranked, reading: Reading, adapted: Adapted): string {
  const { answerIn: language, wishes } = reading
  const arabic = language === 'ar'
  const title = taken.template.manifest.title[language]
  const because = quoted([...new Set(taken.because)], language)
  const set = listed([...adapted.done, ...adapted.already].map((part) => value(part, wishes, language)), language)
  const left = unused(reading.words.filter((_, index) => !taken.took.has(index)))
  const lines = [
    arabic ? `أخذتُ القالب الجاهز **${title}** لأن في طلبك ${because}.` : `Took the built-in template **${title}**, because your prompt says ${because}.`,
    set === '' ? '' : arabic ? `وضُبط منه: ${set}.` : `Set from the prompt: ${set}.`,
    ...problems(adapted, language, arabic ? taken.template.manifest.about.ar : taken.template.manifest.about.en),
    left === '' ? '' : arabic ? `لم يُستخدم من الطلب: «${left}» — هذا يحتاج إلى نموذج.` : `Not used from your prompt: “${left}” — that needs a model.`,
    arabic ? 'لم يُستخدم أي نموذج.' : 'No model was used.',
  ]
  return lines.filter(Boolean).join(' ')
}

function problems(adapted: Adapted, language: Language, _about: string): string[] {
  const arabic = language === 'ar'
  const names = partNames[language]
  return [
    ...adapted.refused.map(({ part, min, max }) =>
      arabic ? `${names[part]}: يجب أن تكون بين ${min} و${max}.` : `The ${names[part]} must be between ${min} and ${max}, so they stay as they were.`,
    ),
    ...adapted.missing.map((part) => missingText(part, language)),
    adapted.keptTexts === 0
      ? ''
      : arabic
        ? `نصوص غيّرتَها بيدك بقيت كما هي (${adapted.keptTexts}).`
        : `${adapted.keptTexts === 1 ? 'One text that was' : `${adapted.keptTexts} texts that were`} changed by hand stayed as written.`,
  ]
}

function missingText(part: Part, language: Language): string {
  const arabic = language === 'ar'
  if (part === 'minutes' || part === 'breakMinutes') {
    return arabic ? 'ليس في هذا التطبيق دقائق تُضبط هنا.' : `There is no place in this app where starter could set ${partNames.en[part]}.`
  }
  const place = { name: '<title>', palette: '--accent', theme: '[data-theme]', language: '<html lang>' }[part]
  return arabic
    ? `تعذّر تغيير ${partNames.ar[part]}: لم يعد موضعه (${place}) في الملفات.`
    : `The ${partNames.en[part]} could not be changed: its place (${place}) is not in these files (any more).`
}

/** Before the changed files of an app that is there; or alone, when nothing could be changed. */
export function changedText(adapted: Adapted, reading: Reading, origin: Template | undefined, other: Ranked | undefined): string {
  const { answerIn: language, wishes } = reading
  const arabic = language === 'ar'
  const done = adapted.done.map((part) => value(part, wishes, language))
  const same = adapted.already.map((part) => value(part, wishes, language))
  const left = unused(reading.words)
  const nothing = adapted.files.size === 0
  const lines = [
    done.length === 0 ? '' : arabic ? `تم التغيير: ${listed(done, language)}. بقي كل ما عدا ذلك كما هو.` : `Changed: ${listed(done, language)}. Everything else stays as it is.`,
    same.length === 0 ? '' : arabic ? `هو كذلك من قبل: ${listed(same, language)}.` : `Already so: ${listed(same, language)}.`,
    ...problems(adapted, language, ''),
    left === '' ? '' : arabic ? `لا يستطيع القالب الجاهز: «${left}» — هذا يحتاج إلى نموذج.` : `Starter cannot do “${left}”: that needs a model.`,
    nothing && same.length === 0 ? abilities(origin, language) : '',
    nothing && other !== undefined
      ? arabic
        ? `لتطبيق جديد (${other.template.manifest.title.ar}) ابدأ مشروعًا جديدًا.`
        : `For a new app (${other.template.manifest.title.en}), start a new project.`
      : '',
    nothing ? (arabic ? 'لم يتغير أي ملف، ولم يُستخدم أي نموذج.' : 'No file was changed, and no model was used.') : arabic ? 'لم يُستخدم أي نموذج.' : 'No model was used.',
  ]
  return lines.filter(Boolean).join(' ')
}

function abilities(origin: Template | undefined, language: Language): string {
  const arabic = language === 'ar'
  if (origin === undefined) {
    return arabic
      ? 'هذا التطبيق ليس من القوالب الجاهزة، فلا يُعرف منه إلا القليل. صِل نموذجًا ليغيّره.'
      : 'This app was not made from a built-in template, so starter knows no more of it. Connect a model to change it.'
  }
  const minutes = origin.manifest.numbers?.minutes !== undefined
  return arabic
    ? `ما يمكن تغييره: «اجعله داكنًا» أو «فاتحًا»، «غيّر الاسم إلى …»، لون (${Object.values(colours).join('، ')})، «بالإنجليزية» أو «بالعربية»${minutes ? '، «٥٠ دقيقة»' : ''}. لغير ذلك صِل نموذجًا.`
    : `It can: “make it dark” or “light”, “rename it to …”, “use green” (${paletteNames.join(', ')}), “in Arabic” or “in English”${minutes ? ', “50 minutes”' : ''}. For anything else, connect a model.`
}

/** Where no template fits: the nearest three, with the prompts that lead to them. */
export function nothingFitsText(ranked: readonly Ranked[], reading: Reading): string {
  const arabic = reading.answerIn === 'ar'
  const head = arabic
    ? 'لا يوجد قالب جاهز يناسب هذا الطلب، ولم يُستخدم أي نموذج. الأقرب:'
    : 'No built-in template fits this prompt, and no model was used. The nearest:'
  const tail = arabic ? 'لأي تطبيق آخر صِل نموذجًا.' : 'For any other app, connect a model.'
  return `${head}\n\n${offers(ranked, reading.answerIn)}\n\n${tail}`
}

/** Where a React app was asked for. */
export function pagesOnlyText(ranked: readonly Ranked[], reading: Reading): string {
  const arabic = reading.answerIn === 'ar'
  const head = arabic
    ? 'القوالب الجاهزة صفحات فقط حتى الآن، ولا يوجد بينها تطبيق React. لم يُستخدم أي نموذج. اختر النوع «صفحة» واطلب مثلًا:'
    : 'Starter makes pages only for now: no React template is built in, and no model was used. Choose the kind “page” and ask for one of these:'
  const tail = arabic ? 'لتطبيق React صِل نموذجًا.' : 'For a React app, connect a model.'
  return `${head}\n\n${offers(ranked, reading.answerIn)}\n\n${tail}`
}

function offers(ranked: readonly Ranked[], language: Language): string {
  return ranked
    .slice(0, 3)
    .map(({ template: { manifest } }) => `- **${manifest.title[language]}**: “${manifest.prompt[language]}”`)
    .join('\n')
}
