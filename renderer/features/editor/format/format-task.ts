/** What a text is formatted with, and what comes of it: shared by the page and its formatting worker. Pure. */
import { endingOf } from '../file-kind.ts'

export type Parser = 'html' | 'css' | 'scss' | 'babel' | 'babel-ts' | 'json' | 'markdown'

export interface FormatRequest {
  readonly id: number
  readonly text: string
  readonly parser: Parser
  /** The text of the project's `.prettierrc`, where it has one in JSON. */
  readonly options: string | undefined
  /** Only whether the text can be read at all. */
  readonly check: boolean
}

/** Lines from `from` up to (not with) `to`, from 0, become these lines. */
export interface LineEdit {
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

/** Where a text cannot be read, and why. */
export interface SyntaxProblem {
  readonly message: string
  /** From 1. */
  readonly line: number
  readonly column: number
}

export type FormatAnswer =
  | { readonly id: number; readonly edits: readonly LineEdit[] }
  | { readonly id: number; readonly problem: SyntaxProblem }

const parsers: Readonly<Record<string, Parser>> = {
  html: 'html',
  htm: 'html',
  css: 'css',
  scss: 'scss',
  js: 'babel',
  mjs: 'babel',
  cjs: 'babel',
  jsx: 'babel',
  ts: 'babel-ts',
  mts: 'babel-ts',
  tsx: 'babel-ts',
  json: 'json',
  webmanifest: 'json',
  md: 'markdown',
}

/** Undefined for what is not formatted. */
export function parserFor(path: string): Parser | undefined {
  return parsers[endingOf(path)]
}
