/** What is sent along with a prompt. */
import { z } from 'zod'

export const Attachment = z.object({
  /** sha256 of the bytes, in hex. */
  id: z.string(),
  name: z.string(),
  kind: z.enum(['image', 'text']),
  /** image/png, image/jpeg, image/webp, image/gif or text/plain. */
  mediaType: z.string(),
  bytes: z.number(),
})
export type Attachment = z.infer<typeof Attachment>
