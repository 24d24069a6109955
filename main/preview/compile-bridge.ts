/** Compiles the bridge: `node main/preview/compile-bridge.ts` after a change to it writes its scripts anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { minifySync, transformWithOxc } from 'vite'

/** In the order in which they use each other. */
const sources = ['describe', 'follow-answer', 'bridge'].map((name) => new URL(`bridge/${name}.ts`, import.meta.url))
const target = new URL('bridge-script.ts', import.meta.url)
/** What pages of React apps carry in addition. */
const builtSources = ['describe', 'follow-build'].map((name) => new URL(`bridge/${name}.ts`, import.meta.url))
const builtTarget = new URL('built-bridge-script.ts', import.meta.url)
const captureSource = new URL('bridge/capture.ts', import.meta.url)
const captureTarget = new URL('capture-script.ts', import.meta.url)
const pickSource = new URL('bridge/pick.ts', import.meta.url)
const pickTarget = new URL('pick-script.ts', import.meta.url)

/** The text that capture-script.ts should have for its source as it is now. */
export async function compileCapture(): Promise<string> {
  const code = await compiled(captureSource)
  // The responder serves the library beside it.
  const script = minifySync('capture.js', code.replace('"@zumer/snapdom"', '"./snapdom.js"'), { module: true }).code
  return `/** Compiled from bridge/capture.ts by compile-bridge.ts: change it there. */

/** A module in JavaScript; it imports \`./snapdom.js\`. */
export const captureScript: string =
  ${quoted(script.trim())}
`
}

/** The text that pick-script.ts should have for its sources as they are now. */
export function compilePick(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(pickSource)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    tsconfigRaw: '{}',
  })
  return `/** Compiled from bridge/pick.ts by compile-bridge.ts: change it there. */

/** A module in JavaScript. */
export const pickScript: string =
  ${quoted(outputFiles[0]?.text.trim() ?? '')}
`
}

/** The text that bridge-script.ts should have for the bridge's source as it is now. */
export async function compileBridge(): Promise<string> {
  const script = await inOneLine(sources, 'live, seen, followBuild', 'bridge(live, seen, followBuild)')
  return `/** Compiled from bridge/bridge.ts by compile-bridge.ts: change it there. */

/** What a page that is still being written is told: which answer it belongs to, what it has seen, its own path. */
export interface LivePage {
  readonly overlay: string
  readonly after: number
  readonly path: string
}

/**
 * A function expression in JavaScript; it is called with a \`LivePage\` or null, how many requests were logged, and in React
 * apps the function of built-bridge-script.ts.
 */
export const bridgeScript: string =
  ${quoted(script)}
`
}

/** The text that built-bridge-script.ts should have for its source as it is now. */
export async function compileBuiltBridge(): Promise<string> {
  const script = await inOneLine(builtSources, 'tell', 'return followBuild(tell)')
  return `/** Compiled from bridge/follow-build.ts by compile-bridge.ts: change it there. */

/** A function expression in JavaScript: the last argument of the bridge. */
export const builtBridgeScript: string =
  ${quoted(script)}
`
}

/** A function expression of these sources, which can stand in a script element. */
async function inOneLine(from: readonly URL[], given: string, body: string): Promise<string> {
  const pieces: string[] = []
  for (const source of from) pieces.push(await plainScript(source))
  const whole = `export default function (${given}) {${pieces.join('\n')}; ${body}}`
  const script = minifySync('bridge.js', whole)
    .code.trim()
    .replace(/^export default /, '')
    .replace(/;$/, '')
    // A minifier's line breaks stand in template strings alone; the page's own lines are to keep their numbers.
    .replaceAll('\n', '\\n')
  // Inside a string of the page's HTML, these would end the element or begin a comment.
  if (/<\/script|<!--|\n/i.test(script)) throw new Error('The compiled bridge cannot stand in a script element.')
  return script
}

/** As functions that can stand inside another one. */
async function plainScript(source: URL): Promise<string> {
  return (await compiled(source)).replace(/^import .*$/gm, '').replace(/^export (?=function|const)/gm, '')
}

async function compiled(source: URL): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), fileURLToPath(source), { target: 'es2022' })
  return code
}

/** As a literal in the quotes that the formatter would choose: those that need fewer escapes. */
function quoted(text: string): string {
  const double = JSON.stringify(text)
  if (text.split("'").length > text.split('"').length) return double
  return `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(target, await compileBridge())
  writeFileSync(builtTarget, await compileBuiltBridge())
  writeFileSync(captureTarget, await compileCapture())
  writeFileSync(pickTarget, compilePick())
}
