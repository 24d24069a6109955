/** A starter app, as the gallery shows it. */
import { z } from 'zod'

const words = z.object({ en: z.string(), ar: z.string() })

export const Template = z.object({
  id: z.string(),
  name: words,
  /** What one does with it, in one short sentence. */
  summary: words,
})
export type Template = z.infer<typeof Template>
