/** The styles and scripts inside an HTML page, each in its place with blanks around: problems found there are the page's. Pure. */

export interface Embedded {
  /** Undefined when the page has none. */
  readonly style: string | undefined
  readonly script: string | undefined
}

const elements = /<!--[\s\S]*?(?:-->|$)|<(style|script)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>([\s\S]*?)(?:<\/\1\s*>|$)/gi
const scriptTypes = /^(?:|module|text\/javascript|application\/javascript|text\/babel)$/i

/** Lines and columns are the page's own. */
export function embeddedIn(html: string): Embedded {
  const styles: [number, string][] = []
  const scripts: [number, string][] = []
  for (const match of html.matchAll(elements)) {
    const [whole, name, attributes = '', content = ''] = match
    if (name === undefined || content.trim() === '') continue
    const at = match.index + whole.indexOf('>', name.length + 1 + attributes.length) + 1
    const type = /\btype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes)?.[1] ?? ''
    if (name.toLowerCase() === 'style') styles.push([at, content])
    else if (scriptTypes.test(type) && !/\bsrc\s*=/i.test(attributes)) scripts.push([at, content])
  }
  return { style: inPlace(html, styles, ' '), script: inPlace(html, scripts, ';') }
}

/** `end` stands behind each piece, so that one does not run into the next. */
function inPlace(html: string, pieces: readonly [number, string][], end: string): string | undefined {
  if (pieces.length === 0) return undefined
  let text = ''
  for (const [at, piece] of pieces) {
    text += blank(html.slice(text.length, at)) + piece
    if (text.length < html.length) text += end
  }
  return text + blank(html.slice(text.length))
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}
