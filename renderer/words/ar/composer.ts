/** The composer's words. */
import type { Words } from '../words.ts'
import type { composer as english } from '../en/composer.ts'

export const composer: Words<typeof english> = {}
