/** What goes along with a change: which files a model is shown, and why. */
import { z } from 'zod'
import { AboutElement } from './pick.ts'

/** What the user wants shown or not, and what is in front of them. Paths; what is not there is passed over. */
export const ContextWishes = z.object({
  /** Goes along whole, whatever the prompt says: pinned, or added by hand. */
  add: z.array(z.string()).max(100).default([]),
  /** Never goes along whole. */
  remove: z.array(z.string()).max(500).default([]),
  /** Picked in the preview. */
  picked: z.array(z.string()).max(20).default([]),
  /** Open in the editor, the one in front first. */
  open: z.array(z.string()).max(20).default([]),
  /** The element that the prompt is about; its file is among the picked ones. */
  about: AboutElement.optional(),
})
export type ContextWishes = z.infer<typeof ContextWishes>

/**
 * named: by the prompt. added, picked, open: by the user. recent: changed lately. matches: `of` is the word or text that
 * it shares with the prompt. role: `of` is what it is for in the app, such as styles. reached: `of` is the file that leads
 * there. small: the app is so small that all of it goes. likely: nothing was found, and changes mostly begin there.
 * rest: known by its outline. removed: by the user.
 */
export const ContextWhy = z.object({
  by: z.enum([
    'named',
    'added',
    'picked',
    'open',
    'recent',
    'matches',
    'role',
    'reached',
    'small',
    'likely',
    'rest',
    'removed',
  ]),
  of: z.string().optional(),
})
export type ContextWhy = z.infer<typeof ContextWhy>

export const ContextFile = z.object({
  path: z.string(),
  why: ContextWhy,
  /** What it takes as it is sent; of a file that is known by its outline, the outline. */
  tokens: z.number(),
  /** False: its outline goes along, or not even that. */
  whole: z.boolean(),
})
export type ContextFile = z.infer<typeof ContextFile>

export const ChangeContext = z.object({
  /** Whole ones first, most wanted first; then the others by path. */
  files: z.array(ContextFile),
  /** Of all files as they are sent, outlines included. */
  tokens: z.number(),
  /** What all files would take whole. */
  everything: z.number(),
  /** What they may take. */
  budget: z.number(),
})
export type ChangeContext = z.infer<typeof ChangeContext>
