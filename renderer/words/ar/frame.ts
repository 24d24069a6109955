/** The frame's words. */
import type { Words } from '../words.ts'
import type { frame as english } from '../en/frame.ts'

export const frame: Words<typeof english> = {}
