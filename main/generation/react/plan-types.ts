/** Types as models write them in a plan, made into types that the app's code can have. Pure. */

const primitives = new Set(['string', 'number', 'boolean', 'Day'])

const synonyms: Readonly<Record<string, string>> = {
  text: 'string',
  id: 'string',
  uuid: 'string',
  url: 'string',
  email: 'string',
  str: 'string',
  int: 'number',
  integer: 'number',
  float: 'number',
  decimal: 'number',
  money: 'number',
  currency: 'number',
  num: 'number',
  bool: 'boolean',
  date: 'Day',
  datetime: 'string',
  timestamp: 'number',
  array: 'string[]',
}

/** Of a field of stored data: something that is stored as JSON. What cannot be told is a string. */
export function fieldType(given: string): string {
  const text = given.trim()
  const list = /^(?:readonly\s+)?(.+?)\[\]$/.exec(text) ?? /^(?:Readonly)?Array<(.+)>$/.exec(text)
  if (list !== null) return `${simpleType(list[1] ?? '')}[]`
  const choices = text.split('|').map((choice) => choice.trim())
  if (choices.length > 1 && choices.every((choice) => /^(['"])[^'"\\\n]{1,40}\1$/.test(choice)))
    return choices.map((choice) => `'${choice.slice(1, -1)}'`).join(' | ')
  return simpleType(text)
}

function simpleType(text: string): string {
  if (primitives.has(text)) return text
  return synonyms[text.toLowerCase()] ?? 'string'
}

const knownNames = new Set(
  (
    'string number boolean void null undefined unknown true false readonly Day ReactNode Record Partial Pick Omit Array ' +
    'ReadonlyArray Set ReadonlySet Map ReadonlyMap IconName keyof'
  ).split(' '),
)

/** Of a component's property. `own`: the app's own types. Undefined for what would not compile, or not here. */
export function propType(given: string, own: ReadonlySet<string>): string | undefined {
  const text = given
    .trim()
    .replace(/\bReact\.ReactNode\b|\bJSX\.Element\b/g, 'ReactNode')
    .replace(/[;,]$/, '')
  if (text === '' || text.length > 160 || !/^[\w\s'"|&[\]<>{}(),:;?=>-]+$/.test(text) || !isBalanced(text))
    return undefined
  const bare = text.replace(/'[^']*'|"[^"]*"/g, '')
  if (/['"]/.test(bare)) return undefined
  for (const match of bare.matchAll(/[A-Za-z_]\w*(?=(\s*\??\s*:)?)/g)) {
    const isLabel = match[1] !== undefined
    if (!isLabel && !knownNames.has(match[0]) && !own.has(match[0])) {
      const plain = synonyms[match[0].toLowerCase()]
      return plain !== undefined && text === match[0] ? plain : undefined
    }
  }
  return text
}

function isBalanced(text: string): boolean {
  const closers: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<': '>' }
  const stack: string[] = []
  for (const [index, character] of [...text].entries()) {
    if (character === '>' && text.charAt(index - 1) === '=') continue
    const closer = closers[character]
    if (closer !== undefined) stack.push(closer)
    else if (')]}>'.includes(character) && stack.pop() !== character) return false
  }
  return stack.length === 0
}
