/** The models's words. */
import type { Words } from '../words.ts'
import type { models as english } from '../en/models.ts'

export const models: Words<typeof english> = {}
