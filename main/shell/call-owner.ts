/** One call to the studio that owns a data folder, on this machine, with the owner's own secret. */
import { Agent, request } from 'node:http'
import type { z } from 'zod'

export interface OwnerAddress {
  /** Absent: it has no door. */
  readonly port?: number | undefined
  readonly secret: string
}

export interface OwnerCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

/** Undefined when the owner cannot be asked, does not answer in time, or says something else. */
export function callOwner<Answer>(
  owner: OwnerAddress,
  { method, path, timeoutMs, signal }: OwnerCall,
  answer: z.ZodType<Answer>,
): Promise<Answer | undefined> {
  if (owner.port === undefined) return Promise.resolve(undefined)
  return new Promise((done) => {
    const call = request({
      host: '127.0.0.1',
      port: owner.port,
      method,
      path,
      headers: { authorization: `Bearer ${owner.secret}` },
      // An agent of its own: the shared one may have been told to use a proxy.
      agent: new Agent(),
      timeout: timeoutMs,
      ...(signal === undefined ? {} : { signal }),
    })
    call.on('timeout', () => call.destroy())
    call.on('error', () => done(undefined))
    call.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => (text += piece))
      response.on('error', () => done(undefined))
      response.on('close', () => done(response.statusCode === 200 ? parse(text, answer) : undefined))
    })
    call.end()
  })
}

function parse<Answer>(text: string, answer: z.ZodType<Answer>): Answer | undefined {
  try {
    return answer.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
