/** The ui's words. */
import type { Words } from '../words.ts'
import type { ui as english } from '../en/ui.ts'

export const ui: Words<typeof english> = {}
