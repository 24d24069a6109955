/** The page that the first-paint bench streams, in the three layouts that models write, and the moments that count in it. */
import { tokensOf } from './tokens.ts'

export const layouts = ['inline CSS', 'CSS file after the HTML', 'CSS file first'] as const
export type Layout = (typeof layouts)[number]

export interface StreamedPage {
  /** The answer as a model gives it. */
  readonly tokens: readonly string[]
  /** The token that brings the first bytes of the body. */
  readonly bodyToken: number
  /** The token after which nothing is missing: the last element, and its style. */
  readonly lastToken: number
  /** The document alone, for a plain server, with the same two moments. */
  readonly document: Omit<StreamedPage, 'document' | 'stylesheet'>
  /** What a plain server answers to the page's link: next to nothing where the file is only written later. */
  readonly stylesheet: string
}

export function streamedPage(layout: Layout): StreamedPage {
  const inline = layout === 'inline CSS'
  const html = documentWith(inline ? `<style>\n${css}</style>` : '<link rel="stylesheet" href="app.css">')
  const page = `\`\`\`html path=index.html\n${html}\`\`\`\n`
  const style = `\`\`\`css path=app.css\n${css}\`\`\`\n`
  const stylesheetLast = layout === 'CSS file after the HTML'
  const text = `Here it is.\n\n${inline ? page : stylesheetLast ? page + style : style + page}`
  const document = measured(html, false)
  return { ...measured(text, stylesheetLast), document, stylesheet: stylesheetLast ? lastRule : css }
}

function measured(text: string, untilTheEnd: boolean): Omit<StreamedPage, 'document' | 'stylesheet'> {
  const tokens = tokensOf(text)
  const lastToken = untilTheEnd ? tokens.length - 1 : tokenOf(text, lastElement, lastElement.indexOf('.'))
  return { tokens, bodyToken: tokenOf(text, '<body>', 0), lastToken }
}

function tokenOf(text: string, words: string, offset: number): number {
  return Math.floor((text.indexOf(words) + offset) / 4)
}

/** Found by probes.ts, with the custom property that is the last of the style. */
const lastElement = '<p id="last">The end.</p>'

const rows = Array.from(
  { length: 10 },
  (_, row) => `.row-${row} { padding: ${row + 4}px; color: hsl(${row * 36} 40% 40%) }\n`,
)
const lastRule = '#last { --whole: 1 }\n'
const css = `body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem }\n${rows.join('')}${lastRule}`

function documentWith(style: string): string {
  const body = rows
    .map((_, row) => `<p class="row-${row}">Row ${row} of the page that is being written.</p>\n`)
    .join('')
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Streamed</title>\n${style}\n</head>\n<body>\n<h1>A streamed page</h1>\n${body}${lastElement}\n</body>\n</html>\n`
}
