/** What an answer does, step by step: sending, waiting, and every way of breaking. */
import type { ServerResponse } from 'node:http'

/** One thing that an answer does; the steps of a reply are done in order, and its body then ends cleanly. */
export type Step =
  | { readonly send: string | Uint8Array }
  | { readonly waitMs: number }
  /** Sends byte by byte, with this time between two of them; 0 is as fast as single bytes can be. */
  | { readonly drip: string | Uint8Array; readonly everyMs: number }
  /** Bytes straight onto the connection, past HTTP: no HTTP at all, or damaged framing of a body. */
  | { readonly raw: string | Uint8Array }
  /** Nothing more until the client goes away or the server closes. */
  | { readonly hold: true }
  /** The connection is reset, in the middle of whatever was being sent. */
  | { readonly reset: true }
  /** The connection ends without the end of the body (chunked, so a client can tell). */
  | { readonly cut: true }

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
  /** Before the headers; `hold`, `reset` and `cut` never send any. */
  readonly before?: readonly Step[]
}

/** Plays a reply on a response. Ends early, without a word, when the client has gone. */
export async function play(reply: Reply, response: ServerResponse): Promise<void> {
  response.socket?.setNoDelay(true)
  for (const step of reply.before ?? []) if (!(await perform(step, response))) return
  if (response.destroyed) return
  response.writeHead(reply.status ?? 200, reply.headers)
  response.flushHeaders()
  for (const step of reply.steps ?? []) if (!(await perform(step, response))) return
  response.end()
}

/** False when nothing may follow. */
async function perform(step: Step, response: ServerResponse): Promise<boolean> {
  if (response.destroyed) return false
  if ('send' in step) {
    // Flow control: a client that does not read makes the server wait.
    if (!response.write(step.send)) await drained(response)
    return true
  }
  if ('waitMs' in step) {
    await new Promise((resolve) => setTimeout(resolve, step.waitMs))
    return true
  }
  if ('drip' in step) return drip(Buffer.from(step.drip as Uint8Array), step.everyMs, response)
  if ('raw' in step) {
    // Node hands a body's first bytes to the connection a moment later; these must not overtake them.
    await new Promise((resolve) => setImmediate(resolve))
    response.socket?.write(step.raw)
    return true
  }
  if ('reset' in step) response.socket?.resetAndDestroy()
  if ('cut' in step) response.socket?.end()
  return false
}

async function drip(bytes: Uint8Array, everyMs: number, response: ServerResponse): Promise<boolean> {
  for (let at = 0; at < bytes.length; at += 1) {
    if (response.destroyed) return false
    response.write(bytes.subarray(at, at + 1))
    await new Promise((resolve) => (everyMs === 0 ? setImmediate(resolve) : setTimeout(resolve, everyMs)))
  }
  return true
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })
}
