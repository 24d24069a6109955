/** Reads a stylesheet by its rules: selectors, at-rules, and the custom properties that it sets. Pure. */
import type { Parser, Root } from 'postcss'
import type { OutlineImport, OutlineParts } from './file-outline.ts'
import { aboutOf } from './read-script.ts'

const mostMarks = 60
const longestMark = 60

/** Throws for a text that is no stylesheet. */
export function readStyles(text: string, parse: Parser<Root>): OutlineParts {
  const imports: OutlineImport[] = []
  const marks = new Set<string>()
  const properties = new Set<string>()
  const uses = new Set<string>()
  parse(text).walk((node) => {
    if (node.type === 'atrule') {
      const from = /^(?:url\()?\s*["']?([^"')]+)/.exec(node.params)?.[1]
      if (node.name === 'import' && from !== undefined) imports.push({ from, names: [] })
      else mark(marks, `@${node.name} ${node.params}`)
    } else if (node.type === 'rule') {
      const { parent } = node
      const isStep = parent?.type === 'atrule' && 'name' in parent && String(parent.name).endsWith('keyframes')
      if (!isStep) for (const selector of node.selectors) mark(marks, selector)
    } else if (node.type === 'decl') {
      if (node.prop.startsWith('--')) properties.add(node.prop)
      else uses.add(node.prop)
    }
  })
  const about = aboutOf(text)
  return {
    ...(about === undefined ? {} : { about }),
    imports,
    marks: [...marks],
    properties: [...properties],
    uses: [...uses],
  }
}

function mark(marks: Set<string>, text: string): void {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (marks.size < mostMarks && plain !== '') marks.add(plain.slice(0, longestMark))
}
