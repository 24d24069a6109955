/** The editor's words. */
import type { Words } from '../words.ts'
import type { editor as english } from '../en/editor.ts'

export const editor: Words<typeof english> = {}
