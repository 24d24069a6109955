/** The projects's words. */
import type { Words } from '../words.ts'
import type { projects as english } from '../en/projects.ts'

export const projects: Words<typeof english> = {}
