/** What a prompt is for, told from its words: English and Arabic. A rule of thumb: only the choice of a model rests on it. */
import type { PromptKind } from '#shared/domain/routing.ts'

/** Asks for work, also when it is put as a question: "can you make…", "هل يمكنك إضافة…". */
const build =
  /\b(?:mak(?:e|ing)|build(?:ing)?|creat(?:e|ing)|add(?:ing)?|remov(?:e|ing)|delet(?:e|ing)|chang(?:e|ing)|fix(?:ing)?|implement(?:ing)?|writ(?:e|ing)|generat(?:e|ing)|design(?:ing)?|updat(?:e|ing)|renam(?:e|ing)|replac(?:e|ing)|refactor(?:ing)?|convert(?:ing)?|mov(?:e|ing)|us(?:e|ing)|turn(?:ing)?|give me an? (?:app|page|site|game|tool))\b|(?:اصنع|أنشئ|انشئ|أضف|اضف|احذف|أزل|غي[ّ]?ر|عد[ّ]?ل|صم[ّ]?م|أصلح|اصلح|اكتب|طو[ّ]?ر|اجعل|ابن|إضافة|اضافة|إنشاء|انشاء|تغيير|تعديل|حذف|بناء|تصميم)/iu

const politeOpening =
  /^(?:(?:please|kindly)\s+)?(?:can|could|would|will)\s+you\b|^(?:(?:how|what)\s+about|why\s+(?:don['’]t|not))\b|^let['’]?s\b|^(?:هل\s+(?:يمكنك|تستطيع|بإمكانك|يمكن)|(?:من فضلك|رجاءً?|لو سمحت))/iu

const question =
  /^(?:what|why|how|who|whom|whose|when|where|which|is|are|was|were|do|does|did|can|could|should|would|will|explain|describe|tell me|summari[sz]e|compare|show me how)\b|^(?:ما|ماذا|لماذا|لمَ|كيف|من|متى|أين|اين|أي|هل|كم|اشرح|وض[ّ]?ح|فس[ّ]?ر|صف|قارن|لخ[ّ]?ص|أخبرني)(?=\s|$|[؟?])/iu

const explain = /\b(?:can|could|would|will)\s+you\s+(?:please\s+)?(?:explain|describe|tell|summari[sz]e|compare)\b/iu

const plan =
  /^(?:(?:please|first|let['’]?s)[\s,]+)*(?:(?:make|write|draft|give me|create|outline|sketch|propose|suggest)\s+(?:(?:me|us|a|an|the|some|short|detailed|step[- ]by[- ]step|rough)\s+)*)?(?:plan|outline|roadmap|architecture)\b(?!\w)(?!\s*(?:page|app|board|tool|calculator))|^(?:just|only)\s+plan\b|\b(?:don['’]t|do not|without)\s+(?:write|writing|make|making)\s+(?:any\s+)?code\b|^(?:(?:ضع|اكتب|اقترح|أعط[نِ]?ي|أعد)\s+(?:لي\s+)?)?(?:خط[ّ]?ة|خط[ّ]?ط|مخط[ّ]?ط)(?=\s|$)|(?:دون|بدون)\s+(?:كتابة\s+)?(?:أي\s+)?(?:كود|شيفرة|برمجة)/iu

/** What changes by the day. */
const events =
  /\b(?:today['’]?s?|tonight|yesterday|this (?:week|month|year|morning)|right now|at the moment|currently|latest|newest|most recent|recently|breaking|news|headlines?|weather|forecast|stock price|exchange rate|share price|score of|who won|election|up[- ]to[- ]date|as of (?:now|today)|20(?:2[6-9]|[3-9]\d))\b|(?:اليوم|الآن|أمس|حالي[ّ]?ا|هذا (?:الأسبوع|الشهر|العام)|هذه السنة|أحدث|احدث|آخر|اخر|أخبار|اخبار|الأخبار|الطقس|سعر صرف|أسعار|من فاز|نتيجة مباراة|الانتخابات)/iu

const search =
  /^(?:please\s+)?(?:search|google|look up|look for|browse)\b|\b(?:search|browse|look (?:it )?up (?:on|in)) (?:the )?(?:web|internet|online)\b|\bon the web\b|^ابحث\b|(?:ابحث|فت[ّ]?ش)\s+(?:لي\s+)?(?:في|على|عن)/iu

/** `hasFiles`: there is an app already, which "add a button" changes. */
export function kindOfPrompt(prompt: string, hasFiles: boolean): PromptKind {
  const words = prompt.trim().slice(0, 2000)
  const work = hasFiles ? 'edit' : 'new-app'
  if (plan.test(words)) return 'plan'
  const isPolite = politeOpening.test(words) && !explain.test(words)
  const isQuestion = explain.test(words) || (question.test(words) && !(isPolite && build.test(words)))
  if (search.test(words) && !asksForWork(words)) return 'current-events'
  if (isQuestion) return events.test(words) ? 'current-events' : 'explanation'
  const isAsked = /[?؟]\s*$/u.test(words)
  if (isAsked && !build.test(words)) return events.test(words) ? 'current-events' : 'explanation'
  return work
}

/** "Search box for recipes", "add a search": work that has to do with searching. */
function asksForWork(words: string): boolean {
  return /^(?:please\s+)?search\s+(?:box|bar|field|page|app|engine|tool)\b/iu.test(words)
}
