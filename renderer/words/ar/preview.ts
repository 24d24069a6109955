/** The preview's words. */
import type { Words } from '../words.ts'
import type { preview as english } from '../en/preview.ts'

export const preview: Words<typeof english> = {}
