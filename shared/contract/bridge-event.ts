/** What a running app tells of itself: the messages that the preview's bridge posts to the window around its frame. */
import { z } from 'zod'

const text = z.string().max(4_000)
/** Path inside the app where it has one, else the whole address. */
const place = { file: text, line: z.number(), column: z.number() }

export const ConsoleLevel = z.enum(['debug', 'log', 'info', 'warn', 'error'])
export type ConsoleLevel = z.infer<typeof ConsoleLevel>

const bodies = [
  z.object({ type: z.literal('console'), level: ConsoleLevel, text }),
  /** An uncaught error, or with `rejection` a promise that nobody handled (no place is known for those). */
  z.object({ type: z.literal('error'), message: text, stack: text, rejection: z.boolean(), ...place }),
  /** A linked file, image or other resource that did not load. `tag`: link, script, img… */
  z.object({ type: z.literal('load-failed'), tag: text, url: text }),
  /** Something outside the app that it tried to reach; `directive` is the rule that refused it, or 'navigation'. */
  z.object({ type: z.literal('blocked'), directive: text, url: text }),
  /** `prompt()` was called: it does not work in Kiln's window. */
  z.object({ type: z.literal('prompt-used'), text }),
  /** The document is parsed to its end: for a streamed page, the end of the stream. */
  z.object({ type: z.literal('ready'), path: text, title: text }),
  /** First content on the screen, in milliseconds since 1970 by the frame's clock. */
  z.object({ type: z.literal('painted'), at: z.number(), path: text }),
] as const

export const BridgeEvent = z.discriminatedUnion('type', bodies)
export type BridgeEvent = z.infer<typeof BridgeEvent>

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
