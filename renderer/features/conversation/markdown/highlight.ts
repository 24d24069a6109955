/** Colours for code: the languages of web apps and of what is said about them. Brought when the first code is shown. */
import bash from 'highlight.js/lib/languages/bash'
import css from 'highlight.js/lib/languages/css'
import diff from 'highlight.js/lib/languages/diff'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import markdown from 'highlight.js/lib/languages/markdown'
import python from 'highlight.js/lib/languages/python'
import sql from 'highlight.js/lib/languages/sql'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { createLowlight } from 'lowlight'

/** A piece of code and its kind: keyword, string, name, type, number, comment, added, removed; undefined for the rest. */
export interface CodePiece {
  readonly text: string
  readonly kind: string | undefined
}

const lowlight = createLowlight({
  bash,
  css,
  diff,
  javascript,
  json,
  markdown,
  python,
  sql,
  typescript,
  xml,
  yaml,
})
lowlight.registerAlias({ javascript: ['jsonc', 'json5', 'vue', 'svelte'], bash: ['shell', 'console', 'terminal'] })

/** What highlight.js tells apart, in the words of the editor's colours. */
const kinds: Readonly<Record<string, string>> = {
  keyword: 'keyword',
  'selector-tag': 'keyword',
  built_in: 'type',
  type: 'type',
  class: 'type',
  'title.class': 'type',
  title: 'name',
  'title.function': 'name',
  section: 'name',
  name: 'keyword',
  attr: 'name',
  attribute: 'name',
  property: 'name',
  'selector-class': 'name',
  'selector-id': 'name',
  'selector-attr': 'name',
  'selector-pseudo': 'name',
  'template-variable': 'name',
  variable: 'name',
  string: 'string',
  regexp: 'string',
  link: 'string',
  number: 'number',
  literal: 'number',
  symbol: 'number',
  bullet: 'number',
  comment: 'comment',
  quote: 'comment',
  meta: 'comment',
  addition: 'added',
  deletion: 'removed',
}

/** The pieces of a text, in order; one piece without a kind where the language is not known. */
export function highlight(text: string, language: string): readonly CodePiece[] {
  if (!lowlight.registered(language)) return [{ text, kind: undefined }]
  const pieces: CodePiece[] = []
  collect(lowlight.highlight(language, text), undefined, pieces)
  return pieces
}

type Root = ReturnType<typeof lowlight.highlight>
type Node = Root['children'][number]
type Element = Extract<Node, { type: 'element' }>

function collect(node: Root | Node, kind: string | undefined, pieces: CodePiece[]): void {
  if (node.type === 'text') {
    pieces.push({ text: node.value, kind })
    return
  }
  if (node.type !== 'element' && node.type !== 'root') return
  const own = node.type === 'element' ? kindOf(node) : undefined
  for (const child of node.children) collect(child, own ?? kind, pieces)
}

function kindOf(element: Element): string | undefined {
  const names = element.properties['className']
  if (!Array.isArray(names)) return undefined
  const [first, ...rest] = names.map((name) => String(name).replace(/^hljs-|_+$/g, ''))
  if (first === undefined) return undefined
  return kinds[[first, ...rest].join('.')] ?? kinds[first]
}
