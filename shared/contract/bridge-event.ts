/** What a running app tells of itself, and what the studio asks of it: the messages over the edge of the preview's frame. */
import { z } from 'zod'
import { PickedElement } from '../domain/pick.ts'

const text = z.string().max(4_000)
/** Path inside the app where it has one, else the whole address. Line 0: no place is known. */
const place = { file: text, line: z.number(), column: z.number() }

export const ConsoleLevel = z.enum(['debug', 'log', 'info', 'warn', 'error'])
export type ConsoleLevel = z.infer<typeof ConsoleLevel>

/** One answer of the preview's responder to the app: what it asked for of its own files. */
export const AppRequest = z.object({
  path: text,
  /** document, style, script, image, font, fetch…: what it was for, or else what it is. */
  kind: z.string().max(40),
  status: z.number(),
  /** Absent while its length is not known: a page that is still being written. */
  bytes: z.number().optional(),
  /** From the request to the answer, in milliseconds. */
  ms: z.number(),
  /** Milliseconds since 1970. */
  at: z.number(),
})
export type AppRequest = z.infer<typeof AppRequest>

/** `at`: the way to an element, by the numbers of children from the body down; '' for the page itself. */
export const ScrolledPlace = z.object({ at: z.string().max(400), left: z.number(), top: z.number() })
export type ScrolledPlace = z.infer<typeof ScrolledPlace>

const bodies = [
  /** `detail`: the values over several lines, where one line does not show all of them. */
  z.object({ type: z.literal('console'), level: ConsoleLevel, text, detail: text.optional(), ...place }),
  /** An uncaught error, or with `rejection` a promise that nobody handled (no place is known for those). */
  z.object({
    type: z.literal('error'),
    message: text,
    stack: text,
    rejection: z.boolean(),
    /** A React error boundary caught it: the rest of the app goes on. Its place is in the stack alone. */
    caught: z.boolean().optional(),
    /** React's name for the component that broke, where it is known. */
    component: text.optional(),
    ...place,
  }),
  /** So many messages came too fast to be told. */
  z.object({ type: z.literal('left-out'), count: z.number() }),
  /** A linked file, image or other resource that did not load. `tag`: link, script, img… */
  z.object({ type: z.literal('load-failed'), tag: text, url: text }),
  /** Something outside the app that it tried to reach; `directive` is the rule that refused it, or 'navigation'. */
  z.object({ type: z.literal('blocked'), directive: text, url: text }),
  /** What the responder answered to the app since the last one of these. */
  z.object({ type: z.literal('requests'), list: z.array(AppRequest).max(200) }),
  /** `prompt()` was called: it does not work in Kiln's window. */
  z.object({ type: z.literal('prompt-used'), text }),
  /** The document is parsed to its end: for a streamed page, the end of the stream. */
  z.object({ type: z.literal('ready'), path: text, title: text }),
  /** First content on the screen, in milliseconds since 1970 by the frame's clock. */
  z.object({ type: z.literal('painted'), at: z.number(), path: text }),
  /** Where the app is now, and whether it has pages behind or before that. fresh: the first message of a new document. */
  z.object({ type: z.literal('page'), path: text, back: z.boolean(), forward: z.boolean(), fresh: z.boolean() }),
  /** It loads itself again, as it was asked to. */
  z.object({ type: z.literal('leaving') }),
  /** Escape was pressed in the app, and it had no use for it. */
  z.object({ type: z.literal('escape') }),
  /** The answer to a ping: its code is not computing without end. */
  z.object({ type: z.literal('pong') }),
  /** Somebody types, drags or presses keys in the app, or has stopped doing so. Of React apps only, like what follows. */
  z.object({ type: z.literal('busy'), busy: z.boolean() }),
  /** Where the app is scrolled to, and which screens it has loaded: for the frame that takes its place. */
  z.object({ type: z.literal('place'), places: z.array(ScrolledPlace).max(20), screens: z.array(text).max(500) }),
  /** The app stands, as it was told to; or broke as it started. */
  z.object({ type: z.literal('mounted'), error: text.optional() }),
  /** The answer to an update. `stale`: it runs a screen that is another by now, so the page must be loaded anew. */
  z.object({ type: z.literal('updated'), build: z.number(), stale: z.boolean() }),
  /** An element was picked, or found again after the app was loaded anew. */
  z.object({ type: z.literal('picked'), again: z.boolean(), element: PickedElement }),
  /** From now on a click or Enter picks, and the app hears of neither. */
  z.object({ type: z.literal('pick-begun') }),
  /** Somebody picks with the keyboard, and is at this element. */
  z.object({ type: z.literal('pick-at'), tag: z.string().max(60), words: z.string().max(200) }),
  /** Nothing is picked any more: by Escape, or because picking could not begin. */
  z.object({ type: z.literal('pick-left') }),
  /** The picture that was asked for; or why there is none. */
  z.object({
    type: z.literal('captured'),
    id: z.string().max(40),
    image: z.instanceof(ArrayBuffer).optional(),
    error: text.optional(),
  }),
] as const

export const BridgeEvent = z.discriminatedUnion('type', bodies)
export type BridgeEvent = z.infer<typeof BridgeEvent>

/** A picture of the app's document. */
export interface CaptureOrder {
  /** viewport: what is to be seen. page: all of it, to its end. */
  readonly area: 'viewport' | 'page'
  /** Pixels of the picture to a CSS pixel. */
  readonly ratio: number
  readonly format: 'image/png' | 'image/webp'
  /** Makes it exactly this large instead: filled from the top, what is over cut off. */
  readonly fill?: { readonly width: number; readonly height: number }
}

/** What the studio asks of the app's bridge; posted with `source: 'kiln-studio'` to the app's own origin. */
export type StudioOrder =
  | { readonly type: 'reload' }
  | { readonly type: 'go'; readonly to: 'back' | 'forward' }
  /** Another screen of an app whose addresses are hashes: `#/cart`. */
  | { readonly type: 'hash'; readonly hash: string }
  /** The picture of this name is another one now: whatever shows it loads it again, and nothing else changes. */
  | { readonly type: 'picture'; readonly slug: string }
  /** Answered with `pong`. */
  | { readonly type: 'ping' }
  /** Answered with `place`. */
  | { readonly type: 'place' }
  /** To a page that waits for its app: it is at this path, and begins. */
  | { readonly type: 'begin'; readonly build: number; readonly path: string }
  /** To a hidden frame: takes these places, fetches these screens, and says `mounted` when it stands. */
  | { readonly type: 'stand'; readonly places: readonly ScrolledPlace[]; readonly screens: readonly string[] }
  /** A build that differs in screens and styles alone. Answered with `updated`. */
  | {
      readonly type: 'update'
      readonly build: number
      readonly screens: readonly string[]
      readonly styles: boolean
    }
  /** Elements are outlined, and one is picked. Answered with `picked` or `pick-left`. */
  | { readonly type: 'pick'; readonly on: boolean }
  /** Outlines the element that stands there, if it is still a `tag`; answered with `picked`. Without `at`: none. */
  | { readonly type: 'select'; readonly at?: string; readonly tag: string }
  /** Shows the selected element like this, until the next of these: CSS properties, and its text. */
  | { readonly type: 'try'; readonly styles: Readonly<Record<string, string>>; readonly text?: string }
  | ({ readonly type: 'capture'; readonly id: string } & CaptureOrder)

/**
 * The event in a window message's `data`, or undefined when it is not one of the bridge's. The app's own code can post
 * the same shape, so an event is something to show and never a reason to act; check the message's `origin` first.
 */
export function readBridgeEvent(data: unknown): BridgeEvent | undefined {
  if (typeof data !== 'object' || data === null || !('source' in data) || data.source !== 'kiln-bridge')
    return undefined
  const read = BridgeEvent.safeParse(data)
  return read.success ? read.data : undefined
}
