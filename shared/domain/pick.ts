/** An element that was picked in the running app: as the app tells of it, where its source is, and what can be changed there. */
import { z } from 'zod'
import { CodePlace } from './build.ts'

/** A part of the app's document, by what tells it from its neighbours. */
export const PickedNode = z.object({
  tag: z.string().max(60),
  id: z.string().max(200),
  classes: z.string().max(400),
  /** What stands directly in it, in one line. */
  text: z.string().max(120),
})
export type PickedNode = z.infer<typeof PickedNode>

/** The children of one element on the way to the picked one, and which of them is on it. */
export const PickedLevel = z.object({ index: z.number().int().min(0).max(199), children: z.array(PickedNode).max(200) })
export type PickedLevel = z.infer<typeof PickedLevel>

/** A style rule that applies to the element. */
export const PickedRule = z.object({
  selector: z.string().max(400),
  /** The file that it stands in, as a path in the app; empty for the page's own styles. */
  sheet: z.string().max(400),
  /** What it depends on, as `(max-width: 600px)`; empty for nothing. */
  within: z.string().max(400),
  /** The properties that it sets, without shorthands. */
  sets: z.array(z.string().max(40)).max(20),
  /** Elements of the page that it applies to now. */
  count: z.number().int().min(0),
})
export type PickedRule = z.infer<typeof PickedRule>

/** In CSS pixels; absent where the sides differ. */
const side = z.number().min(-2_000).max(5_000).optional()

/** `#rrggbb`, or with two more digits where light comes through. */
const shownColor = z.string().regex(/^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i)

export const PickedLook = z.object({
  color: shownColor,
  background: shownColor,
  paddingBlock: side,
  paddingInline: side,
  marginBlock: side,
  marginInline: side,
  /** Absent where nothing is laid out in rows or columns. */
  gap: side,
})
export type PickedLook = z.infer<typeof PickedLook>

/** All of it is the app's own word: it leads to a place in the project's files, which is looked at, and nowhere else. */
export const PickedElement = z.object({
  /** The app's path when it was picked. */
  page: z.string().max(1_000),
  tag: z.string().max(60),
  /** By the numbers of children from the body down. */
  at: z.string().max(400),
  classes: z.string().max(2_000),
  /** What is to be read in it, in one line. */
  words: z.string().max(200),
  /** Its text, where there is one piece of it directly in the element. */
  text: z.string().max(2_000).optional(),
  /** In CSS pixels; `view` is the width of the app. */
  size: z.object({ width: z.number(), height: z.number(), view: z.number() }),
  /** From the document's root down. */
  way: z.array(PickedLevel).max(60),
  /** Of a React app: where it was made in the built scripts, and after that the components that it stands for. */
  places: z.array(CodePlace).max(6),
  /** The first of these places made the element itself; else something of a library did. */
  own: z.boolean(),
  component: z.string().max(200),
  look: PickedLook,
  /** Weakest first. */
  rules: z.array(PickedRule).max(40),
  /** Colours that the app has names for. */
  colors: z.array(z.object({ name: z.string().max(80), value: shownColor })).max(24),
})
export type PickedElement = z.infer<typeof PickedElement>

/** What of an element can be changed with no model. */
export const lookNames = [
  'color',
  'background',
  'paddingBlock',
  'paddingInline',
  'marginBlock',
  'marginInline',
  'gap',
] as const
export type LookName = (typeof lookNames)[number]

/** A colour as `#rrggbb`, `#rrggbbaa`, or the name of one of the app's own, `--accent`. */
const newColor = z.string().regex(/^(?:#[0-9a-f]{6}(?:[0-9a-f]{2})?|--[\w-]{1,78})$/i)
const newSize = z.number().int().min(0).max(1_000)

export const DirectChange = z.object({
  text: z.string().min(1).max(2_000).optional(),
  color: newColor.optional(),
  background: newColor.optional(),
  paddingBlock: newSize.optional(),
  paddingInline: newSize.optional(),
  marginBlock: z.number().int().min(-1_000).max(1_000).optional(),
  marginInline: z.number().int().min(-1_000).max(1_000).optional(),
  gap: newSize.optional(),
  /** Not the rule that others share. */
  onlyThis: z.boolean().optional(),
})
export type DirectChange = z.infer<typeof DirectChange>

/**
 * Why something cannot be changed directly. computed: it is worked out when the app runs. mixed: there are several texts.
 * script: it was put there by a script. moved: the source has changed, and its place was not found again. variants: it has
 * another value in the dark or in another state. component: a library makes it. absent: there is no place to write it.
 */
export const NoDirect = z.enum(['computed', 'mixed', 'script', 'moved', 'variants', 'component', 'absent'])
export type NoDirect = z.infer<typeof NoDirect>

/** Where a change of the look would be written. */
export const DirectTarget = z.object({
  how: z.enum(['class', 'rule', 'style']),
  path: z.string(),
  /** Of a rule. */
  selector: z.string().optional(),
  /** Elements of the page that have that rule. */
  count: z.number().optional(),
})
export type DirectTarget = z.infer<typeof DirectTarget>

const refusal = z.object({ why: NoDirect })

export const PickedSource = z.object({
  path: z.string(),
  line: z.number(),
  column: z.number(),
  endLine: z.number(),
  /** In characters, from the place on. */
  length: z.number(),
  /** Its lines as they are, cut where they are many. */
  source: z.string(),
  /** As the source calls it. */
  tag: z.string(),
  /**
   * exact: this is where it is made. around: a script made it, or a library; this is the nearest of the source that it
   * stands in. again: the source has changed since, and it was found by what it says. moved: it was not.
   */
  found: z.enum(['exact', 'around', 'again', 'moved']),
  /** Other places that it comes from, as the component that was used. */
  also: z.array(z.object({ path: z.string(), line: z.number() })),
  text: z.union([z.object({ path: z.string(), value: z.string() }), refusal]),
  look: z.record(z.enum(lookNames), z.union([DirectTarget, refusal])),
})
export type PickedSource = z.infer<typeof PickedSource>

/** What a prompt is about. */
export const AboutElement = z.object({
  path: z.string().max(400),
  line: z.number().int(),
  endLine: z.number().int(),
  tag: z.string().max(80),
  /** What is to be read in it, in one line. */
  words: z.string().max(200),
  /** Its lines when it was picked. */
  source: z.string().max(4_000),
})
export type AboutElement = z.infer<typeof AboutElement>
