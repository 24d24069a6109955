/** Which files are documents, styles and scripts, by their names. */
import { extensionOf } from '../lib/content-types.ts'

export { contentType } from '../lib/content-types.ts'

/** A page of its own: what is streamed while it is written, and gets the bridge. */
export function isDocument(path: string): boolean {
  return /^html?$/.test(extensionOf(path))
}

export function isStylesheet(path: string): boolean {
  return extensionOf(path) === 'css'
}

export function isScript(path: string): boolean {
  return /^m?js$/.test(extensionOf(path))
}
