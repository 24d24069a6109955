/** Puts into a stylesheet what it loads: images, fonts, and other stylesheets. */
import { TokenType, tokenize, type CSSToken } from '@csstools/css-tokenizer'
import { asDataUrl, type Bundle } from './bundle.ts'

const type = 'text/css;charset=utf-8'

/**
 * The same CSS with data: URLs, its other characters untouched. `base`: the path of the file in which it stands. An
 * imported stylesheet keeps its layer, conditions and media, because only its address changes.
 */
export function inlineCss(css: string, base: string, bundle: Bundle): string {
  return inlined(css, base, bundle, []).css
}

/** A stylesheet of the app, inlined. Read once, however often it is named: large ones take their time. */
export function inlineSheet(path: string, bundle: Bundle): string {
  return sheetOf(path, bundle, []).css
}

interface Sheet {
  readonly css: string
  /** Nothing was left out because it stands in the sheets above it: so it is the same wherever it is imported. */
  readonly whole: boolean
}

function sheetOf(path: string, bundle: Bundle, above: readonly string[]): Sheet {
  const known = bundle.sheets.get(path)
  if (known !== undefined) {
    bundle.spend(known.length)
    return { css: known, whole: true }
  }
  const made = inlined(bundle.text(path), path, bundle, above)
  if (made.whole) bundle.sheets.set(path, made.css)
  return made
}

function inlined(css: string, base: string, bundle: Bundle, above: readonly string[]): Sheet {
  let whole = true
  const output: string[] = []
  /** Functions that are open, innermost last. */
  const functions: string[] = []
  let rule: string | undefined

  for (const token of tokenize({ css })) {
    const address = addressIn(token, functions, rule)
    output.push(address === undefined ? token[1] : replaced(token, address))
    if (isImport(rule) && address !== undefined && functions.length <= 1) rule = undefined
    track(token)
  }
  return { css: output.join(''), whole }

  function replaced(token: CSSToken, address: string): string {
    const url = isImport(rule) ? importedUrl(address) : bundle.inlined(address, base)
    if (url === undefined) return token[1]
    return token[0] === TokenType.URL ? `url("${url}")` : `"${url}"`
  }

  function importedUrl(address: string): string | undefined {
    const to = bundle.destination(address, base)
    if (to.kind === 'none') return undefined
    if (to.kind !== 'file') {
      bundle.note(address)
      return undefined
    }
    // One that imports itself, over however many steps, has said all it says already.
    if (to.path === base || above.includes(to.path)) {
      whole = false
      return asDataUrl('', type)
    }
    const sheet = sheetOf(to.path, bundle, [...above, base])
    whole &&= sheet.whole
    const url = asDataUrl(sheet.css, type)
    bundle.spend(url.length)
    return url
  }

  function track(token: CSSToken): void {
    if (token[0] === TokenType.AtKeyword) rule = token[4].value.toLowerCase()
    else if (token[0] === TokenType.Function) functions.push(token[4].value.toLowerCase())
    else if (token[0] === TokenType.OpenParen) functions.push('')
    else if (token[0] === TokenType.CloseParen) functions.pop()
    else if (token[0] === TokenType.Semicolon || token[0] === TokenType.OpenCurly) rule = undefined
  }
}

/** The address that the token is, where it is one that is loaded. */
function addressIn(token: CSSToken, functions: readonly string[], rule: string | undefined): string | undefined {
  // A namespace is a name that only looks like an address.
  if (rule === 'namespace') return undefined
  if (token[0] === TokenType.URL) return token[4].value
  if (token[0] !== TokenType.String) return undefined
  const inside = functions.at(-1)
  const isAddress =
    inside === 'url' ||
    inside === 'src' ||
    inside === 'image-set' ||
    inside === '-webkit-image-set' ||
    (isImport(rule) && functions.length === 0)
  return isAddress ? token[4].value : undefined
}

function isImport(rule: string | undefined): boolean {
  return rule === 'import'
}
