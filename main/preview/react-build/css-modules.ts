/** `x.module.css`: the same class in two files means two things. */
import { createHash } from 'node:crypto'
import { isTokenIdent, tokenize, TokenType } from '@csstools/css-tokenizer'

/** The stylesheet with its classes renamed, and the new name of each. */
export function cssModule(
  path: string,
  css: string,
): { readonly css: string; readonly names: Readonly<Record<string, string>> } {
  const mark = createHash('sha256').update(path).digest('hex').slice(0, 6)
  const names: Record<string, string> = {}
  let isClass = false
  let out = ''
  for (const token of tokenize({ css })) {
    if (isClass && isTokenIdent(token)) {
      const renamed = `${token[4].value}_${mark}`
      names[token[4].value] = renamed
      out += renamed
    } else out += token[1]
    isClass = token[0] === TokenType.Delim && token[1] === '.'
  }
  return { css: out, names }
}
