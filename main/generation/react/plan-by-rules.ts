/** A plan made from the prompt's own words, for when no model has given one: English and Arabic. Pure. */
import type { PlanText, ReactPlan } from '#shared/domain/react-plan.ts'
import { readPrompt } from '../../providers/starter/read-prompt.ts'
import { findPhrase, plain, wordsOf } from '../../providers/starter/words.ts'
import { nameFromPrompt } from '../plan.ts'
import { normalisePlan, type PlanDefaults } from './normalise-plan.ts'
import { anySubject, ofOne, subjects, type Subject, type SubjectScreen } from './plan-subjects.ts'
import type { ReactTemplate } from './template.ts'

/** What the prompt itself says of name, colours, look and language; else what is usual. */
export function planDefaults(prompt: string): PlanDefaults {
  const { wishes, answerIn } = readPrompt(prompt)
  return {
    name: wishes.name ?? nameFromPrompt(prompt),
    palette: wishes.palette ?? 'indigo',
    theme: wishes.theme === undefined || wishes.theme === 'auto' ? 'system' : wishes.theme,
    language: wishes.language ?? answerIn,
  }
}

export function planByRules(prompt: string, template: Pick<ReactTemplate, 'icons' | 'components'>): ReactPlan {
  const subject = subjectOf(prompt)
  const named = screensNamed(prompt)
  const screens = named.length >= 2 ? named.map((title) => knownScreen(title, subject)) : subject.screens.map(asScreen)
  const raw = { screens, data: subject.data }
  const plan = normalisePlan(raw, planDefaults(prompt), template)
  if (plan === undefined) throw new Error('The rules gave no plan.')
  return plan
}

/** The subject that most of the prompt's words speak of; the first of equals. */
function subjectOf(prompt: string): Subject {
  const words = wordsOf(prompt)
  let best = anySubject
  let most = 0
  for (const subject of subjects) {
    const found = subject.words
      .split(', ')
      .filter((phrase) => phrase !== '' && findPhrase(words, phrase) !== undefined).length
    if (found > most) [best, most] = [subject, found]
  }
  return best
}

const lists = [
  /(?:\bscreens?|\bpages?|\btabs?|\bviews?|\bsections?)\s*(?:for|:|-|–|—|are|named|called|like|such as)\s*([^.;!?\n]+)/iu,
  /(?:شاشات|صفحات|أقسام|تبويبات|شاشة|صفحة)\s*(?:هي|مثل|:|-|–|لـ)\s*([^.;!؟\n]+)/u,
]

/** "with screens for orders, customers and settings": the titles that the prompt itself lists. */
function screensNamed(prompt: string): string[] {
  for (const pattern of lists) {
    const list = pattern.exec(prompt)?.[1]
    if (list === undefined) continue
    const titles = list
      .split(/\s*[,،]\s*(?:and\s+|و(?=\s))?|\s+(?:and|&|\+)\s+|\s+و\s*(?=\S)/iu)
      .map((title) => title.replace(/^(?:an?|the|my)\s+/iu, '').trim())
      .filter((title) => title !== '' && title.split(/\s+/u).length <= 4)
    if (titles.length >= 2) return titles
  }
  return []
}

/** One that the subject knows by that title, else a new one. */
function knownScreen(title: string, { screens }: Subject): Readonly<Record<string, unknown>> {
  const wanted = plain(title)
  const known = [...screens, ...subjects.flatMap((subject) => subject.screens)].find(
    ([id, , en, ar]) => id !== 'home' && [id, plain(en), plain(ar)].includes(wanted),
  )
  if (known !== undefined) return asScreen(known)
  const isFirst = /^(?:home|start|الرئيسيه|البدايه)$/.test(wanted)
  return { ...(isFirst ? { id: 'home' } : {}), title: title.charAt(0).toLocaleUpperCase() + title.slice(1) }
}

function asScreen([id, icon, en, ar, purpose]: SubjectScreen): Readonly<Record<string, unknown>> {
  const title: PlanText = { en, ar }
  return { id, icon, title, purpose, path: ofOne.has(id) ? `${id}/:id` : id }
}
