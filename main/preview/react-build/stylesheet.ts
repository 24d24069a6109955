/** Reads a stylesheet of the project before Tailwind does: what it may not ask for is refused here, with its place. */
import { tokenize, TokenType, type CSSToken } from '@csstools/css-tokenizer'
import type { BuildProblem } from './messages.ts'
import { placeOf } from './problems.ts'

export interface ReadStylesheet {
  /** With the addresses of the project's own files as the preview serves them. */
  readonly css: string
  readonly problems: readonly BuildProblem[]
  readonly warnings: readonly BuildProblem[]
}

interface Finding {
  readonly text: string
  readonly hint?: string
}

/** `path` is the stylesheet's in the project. */
export function readStylesheet(path: string, css: string, has: (path: string) => boolean): ReadStylesheet {
  const problems: BuildProblem[] = []
  const warnings: BuildProblem[] = []
  const at = (token: CSSToken): BuildProblem => ({ file: path, ...placeOf(css, token[2]), text: '' })
  let rule = ''
  let inUrl = false
  let out = ''
  for (const token of tokenize({ css })) {
    if (token[0] === TokenType.AtKeyword) {
      rule = token[4].value.toLowerCase()
      const refused = refusedRule(rule)
      if (refused !== undefined) problems.push({ ...at(token), ...refused })
    } else if (token[0] === TokenType.Semicolon || token[0] === TokenType.OpenCurly) rule = ''
    const address = addressOf(token, inUrl)
    if (token[0] === TokenType.Function) inUrl = token[4].value.toLowerCase() === 'url'
    else if (token[0] === TokenType.CloseParen) inUrl = false
    if (token[0] === TokenType.String && /^(?:source|import|reference)$/.test(rule)) {
      const refused = refusedPath(path, rule, token[4].value)
      if (refused !== undefined) problems.push({ ...at(token), ...refused })
    } else if (address !== undefined && rule !== 'import') {
      const found = servedAt(path, address.value, has)
      if ('refused' in found) problems.push({ ...at(token), ...found.refused })
      else {
        if (found.missing !== undefined) warnings.push({ ...at(token), text: found.missing })
        out += address.kind === 'url' ? `url(${JSON.stringify(found.address)})` : JSON.stringify(found.address)
        continue
      }
    } else if (address !== undefined && address.kind === 'url' && !/^https?:/.test(address.value)) {
      const refused = refusedPath(path, rule, address.value)
      if (refused !== undefined) problems.push({ ...at(token), ...refused })
    }
    out += token[1]
  }
  return { css: out, problems, warnings }
}

/** Where in the project a path from a stylesheet leads; undefined when it leads out of it. */
export function pathFrom(stylesheet: string, to: string): string | undefined {
  const parts = stylesheet.split('/').slice(0, -1)
  for (const part of to.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

function refusedRule(rule: string): Finding | undefined {
  if (rule !== 'plugin' && rule !== 'config') return undefined
  return {
    text: `@${rule} would run code of the project outside of the app, so it is never followed.`,
    hint: 'Say it in CSS: @theme for colours and sizes, @utility and @custom-variant for the rest.',
  }
}

/** Of `@import "…"`, `@import … source("…")` and `@source "…"`. */
function refusedPath(stylesheet: string, rule: string, to: string): Finding | undefined {
  if (rule !== 'source' && (/^(?:https?:)?\/\//.test(to) || /^tailwindcss(?:\/|$)/.test(to))) return undefined
  const outside = to.startsWith('/') || /^[a-z]:|\\/i.test(to) || pathFrom(stylesheet, to) === undefined
  if (!outside) return undefined
  return {
    text: `@${rule} "${to}" leads out of the project: a stylesheet may only name the app's own files.`,
    hint: rule === 'source' ? 'All of src/ is looked through anyway.' : 'Copy the file into src/.',
  }
}

function addressOf(token: CSSToken, inUrl: boolean): { kind: 'url' | 'string'; value: string } | undefined {
  if (token[0] === TokenType.URL) return { kind: 'url', value: token[4].value }
  if (token[0] === TokenType.String && inUrl) return { kind: 'string', value: token[4].value }
  return undefined
}

/** A relative address is the stylesheet's own; an absolute one is that of a file in public/. */
function servedAt(
  stylesheet: string,
  address: string,
  has: (path: string) => boolean,
): { readonly address: string; readonly missing?: string } | { readonly refused: Finding } {
  if (address === '' || /^(?:#|data:|blob:|https?:|\/\/)/i.test(address)) return { address }
  if (/^[a-z][a-z0-9+.-]*:|\\/i.test(address)) {
    return { refused: { text: `url(${address}) is not a file of the project.`, hint: 'Put the file into public/.' } }
  }
  const [, bare = address, rest = ''] = /^([^?#]*)(.*)$/.exec(address) ?? []
  if (bare.startsWith('/')) {
    const own = pathFrom('', bare)
    if (own === undefined) return { refused: { text: `url(${address}) leads out of the project.` } }
    if (has(`public/${own}`) || has(own)) return { address }
    return { address, missing: `url(${address}) is not there: the project has no file public/${own}.` }
  }
  const path = pathFrom(stylesheet, bare)
  if (path === undefined)
    return { refused: { text: `url(${address}) leads out of the project.`, hint: 'Put the file into public/.' } }
  const served = `/${path.replace(/^public\//, '')}${rest}`
  return has(path)
    ? { address: served }
    : { address: served, missing: `url(${address}) is not there: the project has no file ${path}.` }
}
