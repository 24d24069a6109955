/** Asks the studio that owns a data folder to show itself: one call on this machine, with the owner's own secret. */
import { Agent, request } from 'node:http'
import { z } from 'zod'

/** `url`: where a browser joins it, good for one use. Absent when its own window came to the front. */
export const OwnerAnswer = z.object({ url: z.string().optional() })
export type OwnerAnswer = z.infer<typeof OwnerAnswer>

/** The path of the call; only POST, only with the secret, never from a page. */
export const joinPath = '/control/join'

/** Undefined when the owner cannot be asked yet, or does not answer within two seconds. */
export function askOwner(owner: {
  readonly port?: number | undefined
  readonly secret: string
}): Promise<OwnerAnswer | undefined> {
  if (owner.port === undefined) return Promise.resolve(undefined)
  return new Promise((done) => {
    const call = request({
      host: '127.0.0.1',
      port: owner.port,
      method: 'POST',
      path: joinPath,
      headers: { authorization: `Bearer ${owner.secret}` },
      // An agent of its own: the shared one may have been told to use a proxy.
      agent: new Agent(),
      timeout: 2_000,
    })
    call.on('timeout', () => call.destroy())
    call.on('error', () => done(undefined))
    call.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => (text += piece))
      response.on('error', () => done(undefined))
      response.on('close', () => done(response.statusCode === 200 ? parseAnswer(text) : undefined))
    })
    call.end()
  })
}

function parseAnswer(text: string): OwnerAnswer | undefined {
  try {
    return OwnerAnswer.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
