/** The app's words. */
import type { Words } from '../words.ts'
import type { app as english } from '../en/app.ts'

export const app: Words<typeof english> = {}
