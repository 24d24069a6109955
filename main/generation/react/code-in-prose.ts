/** Finds a screen in an answer that names no file: a fenced block, or the whole of it, with a default export. Pure. */

/** Undefined when there is none, or more than one. */
export function codeInProse(prose: string): string | undefined {
  const blocks = [...prose.matchAll(/^(`{3,}|~{3,})[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm)].map((match) => match[2] ?? '')
  const screens = blocks.filter(isScreen)
  if (screens.length === 1) return screens[0]
  const bare = prose.trim()
  return blocks.length === 0 && /^(?:import|\/\*|\/\/|'use )/.test(bare) && isScreen(bare) ? `${bare}\n` : undefined
}

function isScreen(code: string): boolean {
  return /^export default /m.test(code) && /<\/?[A-Za-z>]/.test(code)
}
