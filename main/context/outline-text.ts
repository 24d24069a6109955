/** Outlines as a model reads them: a line a file, with as much of each as there is room for. Pure. */
import type { FileOutline } from './outline/file-outline.ts'

/** names: what it exports. heads: with parameters and members. path: that it is there. */
export type OutlineDetail = 'path' | 'names' | 'heads'

const mostNames = 12
const mostProperties = 24
const mostMarks = 10

/** `order-form.tsx: OrderForm({ order, onClose })`, without its folder. */
export function outlineLine(outline: FileOutline, detail: OutlineDetail): string {
  const name = outline.path.split('/').at(-1) ?? outline.path
  const words = detail === 'path' ? '' : insides(outline, detail)
  return words === '' ? name : `${name}: ${words}`
}

function insides(outline: FileOutline, detail: OutlineDetail): string {
  const { symbols, properties, marks, routes, labels } = outline
  const exported = symbols.filter((symbol) => symbol.exported)
  const shown = exported.length > 0 ? exported : symbols
  const names = shown.map(({ name, kind, detail: head }) =>
    detail === 'heads'
      ? `${kind === 'type' ? 'type ' : ''}${name}${kind === 'type' && head ? ' ' : ''}${head ?? ''}`
      : name,
  )
  const parts = [
    cutList(names, mostNames),
    cutList(properties, detail === 'heads' ? mostProperties : 4),
    cutList(detail === 'heads' || names.length === 0 ? marks : [], detail === 'heads' ? mostMarks : 4),
    routes.length === 0 ? '' : `routes ${cutList(routes, mostNames)}`,
  ].filter((part) => part !== '')
  if (parts.length > 0) return parts.join('; ')
  return detail === 'heads' && labels.length > 0 && !outline.path.endsWith('.json') ? cutList(labels, 3) : ''
}

function cutList(items: readonly string[], most: number): string {
  return items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')}, …`
}

/**
 * Each with the most detail that all have room for: `near` ones, in their order, before the others; `room` is in the
 * units of `count`. Files that do not even fit by name are counted by folder.
 */
export function outlineText(
  outlines: readonly FileOutline[],
  near: readonly string[],
  room: number,
  count: (text: string) => number,
): { readonly text: string; readonly lines: ReadonlyMap<string, string> } {
  const order = new Map(near.map((path, at) => [path, at]))
  const wanted = outlines.toSorted((a, b) => (order.get(a.path) ?? Infinity) - (order.get(b.path) ?? Infinity) || 0)
  const lines = new Map<string, string>()
  let left = room
  const take = (outline: FileOutline, detail: OutlineDetail): void => {
    const line = outlineLine(outline, detail)
    const before = lines.get(outline.path)
    const more = count(line) - (before === undefined ? -1 : count(before))
    if (more > left) return
    left -= more
    lines.set(outline.path, line)
  }
  for (const outline of wanted) take(outline, 'path')
  for (const outline of wanted) if (lines.has(outline.path)) take(outline, 'names')
  for (const outline of wanted) if (order.has(outline.path)) take(outline, 'heads')
  return { text: byFolder(outlines, lines), lines }
}

function byFolder(outlines: readonly FileOutline[], lines: ReadonlyMap<string, string>): string {
  const folders = new Map<string, { lines: string[]; unnamed: number }>()
  for (const { path } of outlines) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
    const entry = folders.get(folder) ?? { lines: [], unnamed: 0 }
    folders.set(folder, entry)
    const line = lines.get(path)
    if (line === undefined) entry.unnamed += 1
    else entry.lines.push(line)
  }
  return [...folders]
    .map(([folder, { lines: shown, unnamed }]) => {
      const more = unnamed === 0 ? [] : [`(${unnamed} more files)`]
      return [folder === '' ? './' : folder, ...shown, ...more].join('\n')
    })
    .join('\n\n')
}
