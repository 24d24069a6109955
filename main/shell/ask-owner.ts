/** Asks the studio that owns a data folder to show itself. */
import { z } from 'zod'
import { callOwner, type OwnerAddress } from './call-owner.ts'

/** `url`: where a browser joins it, good for one use. Absent when its own window came to the front. */
export const OwnerAnswer = z.object({ url: z.string().optional() })
export type OwnerAnswer = z.infer<typeof OwnerAnswer>

/** The path of the call; only POST, only with the secret, never from a page. */
export const joinPath = '/control/join'

/** Undefined when the owner cannot be asked yet, or does not answer within two seconds. */
export function askOwner(owner: OwnerAddress): Promise<OwnerAnswer | undefined> {
  return callOwner(owner, { method: 'POST', path: joinPath, timeoutMs: 2_000 }, OwnerAnswer)
}
