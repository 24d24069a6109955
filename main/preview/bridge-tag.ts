/** The script element that carries the bridge into a page. */
import type { LivePage } from './bridge-script.ts'
import { bridgeScript } from './bridge-script.ts'
import { builtBridgeScript } from './built-bridge-script.ts'

/**
 * One line, so that the app's own line numbers stay right. `live`: the page's answer is still being written. `seen`: how many
 * requests were logged before the page's own. `built`: the page is a React app's.
 */
export function bridgeTag(live: LivePage | null, seen: number, built = false): string {
  const given = JSON.stringify(live).replace(/[<\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `<script>(${bridgeScript})(${given},${seen}${built ? `,${builtBridgeScript}` : ''})</script>`
}
