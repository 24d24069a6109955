/** Values as text, for the bridge: what the app logs, readable. */

/** The longest text that is told. */
export function cut(text: string): string {
  return text.length > 2000 ? text.slice(0, 2000) + '…' : text
}

/** A value in one line; with an indent, over several and deeper. */
function show(value: unknown, depth: number, indent?: string): string {
  try {
    if (typeof value === 'string') return depth ? JSON.stringify(value) : value
    if (typeof value === 'function') return `ƒ ${value.name}()`
    if (typeof value !== 'object' || value === null) return String(value)
    if (value instanceof Error) return value.stack?.replaceAll(location.origin + '/', '') ?? String(value)
    if (value instanceof Element) return value.outerHTML.slice(0, indent === undefined ? 200 : 1000)
    if (depth > (indent === undefined ? 2 : 5)) return '…'
    const inner = indent === undefined ? undefined : indent + '  '
    const list = (items: string[], open: string, close: string, more: boolean): string => {
      if (more) items.push('…')
      if (inner === undefined || !items.length) return open + items.join(', ') + close
      return `${open}\n${inner}${items.join(',\n' + inner)}\n${indent}${close}`
    }
    const most = inner === undefined ? 30 : 100
    const name = value.constructor === Object || !value.constructor ? '' : value.constructor.name
    if (value instanceof Map || value instanceof Set) return name + show([...value], depth + 1, indent)
    if (Array.isArray(value) || ArrayBuffer.isView(value)) {
      const all = Array.from(value as ArrayLike<unknown>)
      const items = all.slice(0, most).map((item) => show(item, depth + 1, inner))
      return (name === 'Array' ? '' : name) + list(items, '[', ']', all.length > most)
    }
    if (value instanceof Date) return value.toISOString()
    const keys = Object.keys(value)
    const pairs = keys.slice(0, most).map((key) => `${key}: ${show(Reflect.get(value, key), depth + 1, inner)}`)
    return (name && name + ' ') + list(pairs, '{', '}', keys.length > most)
  } catch {
    return '[unreadable]'
  }
}
/** What a console shows for these values, placeholders filled in. With an indent (''): over several lines, and deeper. */
export function showAll(given: readonly unknown[], indent?: string): string {
  const values = [...given]
  let text = ''
  if (typeof values[0] === 'string') {
    text = String(values.shift()).replace(/%[sdifoOc]/g, (mark) => {
      if (!values.length) return mark
      const value = show(values.shift(), 0, indent)
      return mark === '%c' ? '' : value
    })
    if (values.length) text += ' '
  }
  return cut(text + values.map((value) => show(value, 0, indent)).join(' '))
}
