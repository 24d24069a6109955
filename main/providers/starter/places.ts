/** Where an app's parameters stand in its text, and how one is replaced. Pure functions on text. */

export const isPage = (path: string): boolean => /\.html?$/i.test(path)
export const isStyle = (path: string): boolean => /\.css$/i.test(path)

const htmlTag = /<html\b[^>]*>/i

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const unescapeText = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** An attribute of the `<html>` tag. */
export function readAttribute(page: string, name: string): string | undefined {
  const tag = htmlTag.exec(page)?.[0] ?? ''
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return match === null ? undefined : (match[1] ?? match[2] ?? match[3])
}

/** Sets an attribute of the `<html>` tag, adding it where it is not there. A page without the tag stays as it is. */
export function setAttribute(page: string, name: string, value: string): string {
  return page.replace(htmlTag, (tag) => {
    const pattern = new RegExp(`(\\s${name})\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'>]+)`, 'i')
    if (pattern.test(tag)) return tag.replace(pattern, (_, head: string) => `${head}="${value}"`)
    return tag.replace(/\s*>$/, ` ${name}="${value}">`)
  })
}

/** Sets a custom property wherever it is declared. */
export function setProperty(css: string, property: string, value: string): string {
  return css.replace(new RegExp(`((?<![\\w-])${property}\\s*:\\s*)[^;}\\n]+`, 'g'), (_, head: string) => head + value)
}

/** The page's title, as text. */
export function readTitle(page: string): string | undefined {
  const title = /<title\b[^>]*>([^<]*)<\/title>/i.exec(page)?.[1]?.trim()
  return title === undefined ? undefined : unescapeText(title)
}

export function setTitle(page: string, title: string): string {
  return page.replace(
    /(<title\b[^>]*>)[^<]*(<\/title>)/i,
    (_, open: string, close: string) => open + escapeText(title) + close,
  )
}

const namedElement = /(<[a-z][\w-]*\b[^>]*\bclass="(?:[^"]*\s)?app-name(?:\s[^"]*)?"[^>]*>)[^<]*(<)/gi

/** Writes the name into every element with the class `app-name`; without one, wherever the old name stands alone. */
export function setNames(page: string, name: string, old: string): string {
  const text = escapeText(name)
  const named = page.replace(namedElement, (_, open: string, close: string) => open + text + close)
  if (named !== page || page.search(namedElement) >= 0) return named
  return mapMarkup(page, (markup) =>
    markup.replace(textNode, (whole, left: string, own: string, right: string) =>
      unescapeText(own) === old ? left + text + right : whole,
    ),
  )
}

/** Applies `edit` to what is neither script nor style. */
function mapMarkup(
  page: string,
  edit: (markup: string) => string,
  other: (code: string) => string = (code) => code,
): string {
  return page
    .split(/(<script\b[\s\S]*?<\/script>|<style\b[\s\S]*?<\/style>)/gi)
    .map((part, index) => (index % 2 === 0 ? edit(part) : other(part)))
    .join('')
}

const textNode = /(>\s*)([^<>]*[^<>\s])(\s*<)/g
const textAttribute = /(\s(?:aria-label|aria-description|placeholder|title|alt|content|data-[a-z-]+)=")([^"]+)(")/g
const textProperty = /((?:^|[{,])\s*[\w$]+:\s*')((?:[^'\\\n]|\\.)*)(')/gm

/** Answers with the text to put in place of another, or undefined to leave it. */
export type Lookup = (text: string) => string | undefined

/**
 * Shows every whole text of a file to `lookup` and puts its answer in place: text nodes and spoken attributes of the
 * markup, and the string properties of its scripts (`start: 'Start'`).
 */
export function setLabels(text: string, path: string, lookup: Lookup): string {
  const swap = (whole: string, left: string, value: string, right: string) => {
    const label = lookup(value)
    return label === undefined ? whole : left + label + right
  }
  const inScript = (code: string) => code.replace(textProperty, swap)
  const inMarkup = (markup: string) => markup.replace(textNode, swap).replace(textAttribute, swap)
  if (isPage(path)) return mapMarkup(text, inMarkup, (code) => (/^<script/i.test(code) ? inScript(code) : code))
  return isStyle(path) ? text : inScript(text)
}

/** Which of these texts stand in the files. */
export function labelsIn(files: ReadonlyMap<string, string>, labels: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [path, text] of files) {
    setLabels(text, path, (label) => {
      if (labels.has(label)) found.add(label)
      return undefined
    })
  }
  return found
}
