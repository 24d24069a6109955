/** What the responder serves of its own, beside the app's files: the scripts that draw an app, or pick elements of it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { captureScript } from './capture-script.ts'
import { pickScript } from './pick-script.ts'

/** Every path below it is Kiln's: no file of an app is looked for there. */
export const ownFolder = '/__kiln/'

/** The JavaScript at a path below `ownFolder`; undefined for any other. Read when it is asked for, which is seldom. */
export async function ownScript(pathname: string): Promise<string | undefined> {
  if (pathname === `${ownFolder}capture.js`) return captureScript
  if (pathname === `${ownFolder}pick.js`) return pickScript
  if (pathname === `${ownFolder}snapdom.js`) {
    return await readFile(createRequire(import.meta.url).resolve('@zumer/snapdom'), 'utf8')
  }
  return undefined
}
