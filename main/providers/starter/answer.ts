/** What starter says: short, and always that no model was used. One set of sentences in English, one in Arabic. */
import type { Adapted, Part } from './adapt.ts'
import { colours, inOrder, listed, partNames, quoted, unused, value } from './answer-words.ts'
import type { Template } from './catalogue.ts'
import { paletteNames } from './palettes.ts'
import type { Ranked } from './rank.ts'
import type { Language, Reading } from './read-prompt.ts'

/** Before the files of a new app: which template, why, what was set, and what was not used. */
export function createdText(taken: Ranked, reading: Reading, adapted: Adapted): string {
  const { answerIn: language, wishes } = reading
  const arabic = language === 'ar'
  const title = taken.template.manifest.title[language]
  const because = quoted([...new Set(taken.because)], language)
  const set = listed(
    inOrder([...adapted.done, ...adapted.already]).map((part) => value(part, wishes, language)),
    language,
  )
  const left = unused(reading.words.filter((_, index) => !taken.took.has(index)))
  const lines = [
    arabic
      ? `أخذتُ القالب الجاهز **${title}** لأن في طلبك ${because}.`
      : `Took the built-in template **${title}**, because your prompt says ${because}.`,
    set === '' ? '' : arabic ? `وضُبط منه: ${set}.` : `Set from the prompt: ${set}.`,
    ...problems(adapted, language),
    left === ''
      ? ''
      : arabic
        ? `لم يُستخدم من الطلب: «${left}» — هذا يحتاج إلى نموذج.`
        : `Not used from your prompt: “${left}” — that needs a model.`,
    arabic ? 'لم يُستخدم أي نموذج.' : 'No model was used.',
  ]
  return lines.filter(Boolean).join(' ')
}

function problems(adapted: Adapted, language: Language): string[] {
  const arabic = language === 'ar'
  const names = partNames[language]
  return [
    ...adapted.refused.map(({ part, min, max }) =>
      arabic
        ? `${names[part]}: يجب أن تكون بين ${min} و${max}.`
        : `The ${names[part]} must be between ${min} and ${max}, so they stay as they were.`,
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
    return arabic
      ? 'ليس في هذا التطبيق دقائق تُضبط هنا.'
      : `There is no place in this app where starter could set ${partNames.en[part]}.`
  }
  const place = { name: '<title>', palette: '--accent', theme: '[data-theme]', language: '<html lang>' }[part]
  return arabic
    ? `تعذّر تغيير ${partNames.ar[part]}: لم يعد موضعه (${place}) في الملفات.`
    : `The ${partNames.en[part]} could not be changed: its place (${place}) is not in these files (any more).`
}

const undoWords = new Set(['undo', 'revert', 'restore', 'rollback', 'تراجع', 'استرجع'])

/** Before the changed files of an app that is there; or alone, when nothing could be changed. */
export function changedText(
  adapted: Adapted,
  reading: Reading,
  origin: Template | 'react' | undefined,
  other: Ranked | undefined,
): string {
  const { answerIn: language, wishes } = reading
  const arabic = language === 'ar'
  const done = inOrder(adapted.done).map((part) => value(part, wishes, language))
  const same = adapted.already.map((part) => value(part, wishes, language))
  const left = unused(reading.words)
  const nothing = adapted.files.size === 0
  const lines = [
    done.length === 0
      ? ''
      : arabic
        ? `تم التغيير: ${listed(done, language)}. بقي كل ما عدا ذلك كما هو.`
        : `Changed: ${listed(done, language)}. Everything else stays as it is.`,
    same.length === 0
      ? ''
      : arabic
        ? `هو كذلك من قبل: ${listed(same, language)}.`
        : `Already so: ${listed(same, language)}.`,
    ...problems(adapted, language),
    left === ''
      ? ''
      : arabic
        ? `لا يستطيع القالب الجاهز: «${left}» — هذا يحتاج إلى نموذج.`
        : `Starter cannot do “${left}”: that needs a model.`,
    nothing && reading.words.some(({ plain }) => undoWords.has(plain))
      ? arabic
        ? 'الحالات السابقة محفوظة في قائمة الإصدارات.'
        : 'Earlier states of the app are kept under Versions: restore one there.'
      : '',
    nothing && same.length === 0 && adapted.refused.length === 0 ? abilities(origin, language) : '',
    nothing && other !== undefined
      ? arabic
        ? `لتطبيق جديد (${other.template.manifest.title.ar}) ابدأ مشروعًا جديدًا.`
        : `For a new app (${other.template.manifest.title.en}), start a new project.`
      : '',
    nothing
      ? arabic
        ? 'لم يتغير أي ملف، ولم يُستخدم أي نموذج.'
        : 'No file was changed, and no model was used.'
      : arabic
        ? 'لم يُستخدم أي نموذج.'
        : 'No model was used.',
  ]
  return lines.filter(Boolean).join(' ')
}

function abilities(origin: Template | 'react' | undefined, language: Language): string {
  const arabic = language === 'ar'
  if (origin === undefined) {
    return arabic
      ? 'هذا التطبيق ليس من القوالب الجاهزة، فلا يُعرف منه إلا القليل. صِل نموذجًا ليغيّره.'
      : 'This app was not made from a built-in template, so starter knows no more of it. Connect a model to change it.'
  }
  const minutes = origin !== 'react' && origin.manifest.numbers?.minutes !== undefined
  return arabic
    ? `ما يمكن تغييره: «اجعله داكنًا» أو «فاتحًا»، «غيّر الاسم إلى …»، لون (${Object.values(colours).join('، ')})، «بالإنجليزية» أو «بالعربية»${minutes ? '، «٥٠ دقيقة»' : ''}. لغير ذلك صِل نموذجًا.`
    : `Starter can: “make it dark” or “light”, “rename it to …”, “use green” (${paletteNames.join(', ')}), “in Arabic” or “in English”${minutes ? ', “50 minutes”' : ''}. For anything else, connect a model.`
}

/** Where no template fits: the nearest three, with the prompts that lead to them. */
export function nothingFitsText(ranked: readonly Ranked[], reading: Reading): string {
  const arabic = reading.answerIn === 'ar'
  const near = (ranked[0]?.score ?? 0) > 0
  const head = arabic
    ? `لا يوجد قالب جاهز يناسب هذا الطلب، ولم يُستخدم أي نموذج. ${near ? 'الأقرب' : 'من الموجود'}:`
    : `No built-in template fits this prompt, and no model was used. ${near ? 'The nearest' : 'Some that are there'}:`
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
