/** The formatting worker: Prettier with the languages of Kiln's apps. */
import * as babel from 'prettier/plugins/babel'
import * as estree from 'prettier/plugins/estree'
import * as html from 'prettier/plugins/html'
import * as markdown from 'prettier/plugins/markdown'
import * as postcss from 'prettier/plugins/postcss'
import type { Options, Plugin } from 'prettier'
import { format } from 'prettier/standalone'
import type { FormatAnswer, FormatRequest, SyntaxProblem } from './format-task.ts'
import { lineEdits } from './line-edits.ts'

const plugins = [babel, estree as Plugin, html, markdown, postcss]

self.onmessage = async ({ data }: MessageEvent<FormatRequest>) => {
  self.postMessage(await answer(data))
}

async function answer({ id, text, parser, options, check }: FormatRequest): Promise<FormatAnswer> {
  try {
    const formatted = await format(text, {
      ...projectOptions(options),
      ...(check ? { embeddedLanguageFormatting: 'off' } : {}),
      parser,
      plugins,
    })
    return { id, edits: check ? [] : lineEdits(text, formatted) }
  } catch (thrown) {
    return { id, problem: problemOf(thrown) }
  }
}

/** Only plain values: a project's file must not choose plugins or parsers. */
function projectOptions(text: string | undefined): Options {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    const plain = Object.entries(value).filter(([name, option]) => safeOptions.has(name) && typeof option !== 'object')
    return Object.fromEntries(plain)
  } catch {
    return {}
  }
}

const safeOptions: ReadonlySet<string> = new Set([
  'arrowParens',
  'bracketSameLine',
  'bracketSpacing',
  'endOfLine',
  'htmlWhitespaceSensitivity',
  'jsxSingleQuote',
  'objectWrap',
  'printWidth',
  'proseWrap',
  'quoteProps',
  'semi',
  'singleAttributePerLine',
  'singleQuote',
  'tabWidth',
  'trailingComma',
  'useTabs',
])

function problemOf(thrown: unknown): SyntaxProblem {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const location: unknown = Reflect.get(error, 'loc')
  const start: unknown = typeof location === 'object' && location !== null ? Reflect.get(location, 'start') : undefined
  const at = (name: string): number => {
    const value: unknown = typeof start === 'object' && start !== null ? Reflect.get(start, name) : undefined
    return typeof value === 'number' ? value : 1
  }
  // The rest of the message is a picture of the place, for a terminal.
  const message = (error.message.split('\n')[0] ?? '').replace(/ \(\d+:\d+\)$/, '')
  return { message, line: at('line'), column: Math.max(1, at('column')) }
}
