/** The conversation's words. */
import type { Words } from '../words.ts'
import type { conversation as english } from '../en/conversation.ts'

export const conversation: Words<typeof english> = {}
