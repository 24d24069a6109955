/** What a React app is going to be: decided once, before anything of it is written. */
import { z } from 'zod'

/** A plan that is smaller is no app of screens; one that is larger is no first version. */
export const planBounds = {
  screens: { least: 2, most: 12 },
  parts: 12,
  data: 8,
  fields: 16,
  components: 10,
  props: 12,
  packages: 8,
  /** Characters of a name or a title. */
  name: 48,
  /** Characters of a sentence. */
  sentence: 240,
} as const

/** A text as people read it: one, or one for each language that the app can be switched to. */
export const PlanText = z.union([z.string().min(1), z.object({ en: z.string().min(1), ar: z.string().min(1) })])
export type PlanText = z.infer<typeof PlanText>

export const planPalettes = [
  'blue',
  'indigo',
  'violet',
  'pink',
  'red',
  'orange',
  'amber',
  'green',
  'teal',
  'graphite',
] as const

const Identifier = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/)
const Sentence = z.string().max(planBounds.sentence)

export const PlanScreen = z.object({
  /** In small letters, with hyphens; the file's name. The first screen is `home`. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  /** Its address without the first slash: '' for home, `items/:id` for one of many. */
  path: z.string(),
  title: PlanText,
  purpose: Sentence,
  /** What stands on it, each in a few words. */
  parts: z.array(Sentence).max(planBounds.parts),
  /** Of the template's icons. */
  icon: z.string(),
  /** Whether the navigation shows it. */
  menu: z.boolean(),
})
export type PlanScreen = z.infer<typeof PlanScreen>

export const PlanField = z.object({ name: Identifier, type: z.string().min(1) })
export type PlanField = z.infer<typeof PlanField>

export const PlanData = z.object({
  /** A plural in camel case: `orders`. */
  name: Identifier,
  fields: z.array(PlanField).max(planBounds.fields),
})
export type PlanData = z.infer<typeof PlanData>

export const PlanComponent = z.object({
  /** In Pascal case; the file's name is the same in small letters with hyphens. */
  name: z.string().regex(/^[A-Z][A-Za-z0-9]*$/),
  purpose: Sentence,
  props: z.array(PlanField.extend({ optional: z.boolean() })).max(planBounds.props),
})
export type PlanComponent = z.infer<typeof PlanComponent>

/** Ids, addresses and names are each there once; home comes first. */
export const ReactPlan = z.object({
  name: PlanText,
  palette: z.enum(planPalettes),
  /** The language of the app's texts, as BCP 47 writes it. */
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
  direction: z.enum(['ltr', 'rtl']),
  theme: z.enum(['system', 'dark', 'light']),
  screens: z.array(PlanScreen).min(planBounds.screens.least).max(planBounds.screens.most),
  data: z.array(PlanData).max(planBounds.data),
  components: z.array(PlanComponent).max(planBounds.components),
  /** Beyond what the template has: names in the registry, with a range where one is wanted (`d3-geo@^3.1.0`). */
  packages: z.array(z.string()).max(planBounds.packages),
})
export type ReactPlan = z.infer<typeof ReactPlan>

/** A text in that language; where it has none of it, in English. */
export function planText(text: PlanText, language: string): string {
  if (typeof text === 'string') return text
  return language.startsWith('ar') ? text.ar : text.en
}

/** Where a screen's code is, in the project. */
export function screenFile(id: string): string {
  return `src/screens/${id}.tsx`
}
