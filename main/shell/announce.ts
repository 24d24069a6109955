/** The lines on stdout by which a shell tells `npm start`, and the tests, how far it is. One JSON object a line. */
import { writeSync } from 'node:fs'

export type Announcement =
  | { readonly kiln: 'window-ready'; readonly pid: number }
  | { readonly kiln: 'listening'; readonly url: string; readonly pid: number }
  | { readonly kiln: 'joined'; readonly pid: number; readonly url?: string }
  | { readonly kiln: 'failed'; readonly why: string }

/** Writes the line at once, so that it is out before an exit that may follow. */
export function announce(announcement: Announcement): void {
  try {
    writeSync(1, `${JSON.stringify(announcement)}\n`)
  } catch {
    // Nobody reads any more: whoever asked for the lines has gone, which is no reason to end.
  }
}
