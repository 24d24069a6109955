/** Compiles the bridge: `node main/preview/compile-bridge.ts` after a change to it writes bridge-script.ts anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { minifySync, transformWithOxc } from 'vite'

const source = new URL('bridge/bridge.ts', import.meta.url)
const target = new URL('bridge-script.ts', import.meta.url)

/** The text that bridge-script.ts should have for the bridge's source as it is now. */
export async function compileBridge(): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), fileURLToPath(source), { target: 'es2022' })
  const minified = minifySync(
    'bridge.js',
    code.replace(/^export /gm, '').replace('function bridge', 'export default function'),
  )
  const script = minified.code
    .trim()
    .replace(/^export default /, '')
    .replace(/;$/, '')
  // Inside a string of the page's HTML, these would end the element or begin a comment.
  if (/<\/script|<!--|\n/i.test(script)) throw new Error('The compiled bridge cannot stand in a script element.')
  return `/** Compiled from bridge/bridge.ts by compile-bridge.ts: change it there. */

/** What a page that is still being written is told: which answer it belongs to, what it has seen, its own path. */
export interface LivePage {
  readonly overlay: string
  readonly after: number
  readonly path: string
}

/** A function expression in JavaScript; it is called with a \`LivePage\` or null. */
export const bridgeScript: string =
  ${quoted(script)}
`
}

/** As a literal in the quotes that the formatter would choose: those that need fewer escapes. */
function quoted(text: string): string {
  const double = JSON.stringify(text)
  if (text.split("'").length > text.split('"').length) return double
  return `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await compileBridge())
