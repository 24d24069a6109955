/** What is wrong with code and styles, as esbuild reads them. */
import { type Message, transform } from 'esbuild'

export interface SyntaxFault {
  /** From 1. */
  readonly line: number
  readonly text: string
}

export async function codeFault(text: string, loader: 'js' | 'jsx' | 'ts' | 'tsx'): Promise<SyntaxFault | undefined> {
  return faultOf(transform(text, { loader, logLevel: 'silent', tsconfigRaw: {} }).then(() => []))
}

/** Only what leaves a style sheet without its form: an unknown property may be one of tomorrow. */
export async function styleFault(text: string): Promise<SyntaxFault | undefined> {
  const read = transform(text, { loader: 'css', logLevel: 'silent' }).then(({ warnings }) =>
    warnings.filter(({ id, text: words }) => id === 'css-syntax-error' && /[{}]|Unterminated|Expected ":"/.test(words)),
  )
  return faultOf(read)
}

async function faultOf(read: Promise<readonly Message[]>): Promise<SyntaxFault | undefined> {
  const [first] = await read.catch((failed: { readonly errors?: readonly Message[] }) => {
    if (failed.errors === undefined) throw failed
    return failed.errors
  })
  return first === undefined ? undefined : { line: first.location?.line ?? 1, text: `${first.text}.` }
}
