/** Changes in a text field that its own undo (Ctrl+Z) can take back. */

type Field = HTMLTextAreaElement

/** Puts a text in place of a range, as if it was typed. */
function type(field: Field, from: number, to: number, text: string): void {
  field.focus()
  field.setSelectionRange(from, to)
  // The one way that keeps the field's history; where it is gone, the text is put in without.
  if (document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) return
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Sets a sign around the chosen text, or takes it away; at the end of a marked text it steps out. */
export function wrap(field: Field, sign: string): void {
  const { selectionStart: from, selectionEnd: to, value } = field
  const chosen = value.slice(from, to)
  const length = sign.length
  if (chosen !== '' && value.slice(from - length, from) === sign && value.slice(to, to + length) === sign) {
    type(field, from - length, to + length, chosen)
    field.setSelectionRange(from - length, to - length)
    return
  }
  if (from === to && value.startsWith(sign, to)) {
    field.setSelectionRange(to + length, to + length)
    return
  }
  type(field, from, to, `${sign}${chosen}${sign}`)
  field.setSelectionRange(from + length, to + length)
}

/** Sets a sign before each chosen line, or takes it away where all have it. */
export function prefix(field: Field, sign: string): void {
  const { value } = field
  const from = value.lastIndexOf('\n', field.selectionStart - 1) + 1
  const end = value.indexOf('\n', field.selectionEnd)
  const to = end < 0 ? value.length : end
  const lines = value.slice(from, to).split('\n')
  const all = lines.every((line) => line.startsWith(sign))
  const next = lines.map((line) => (all ? line.slice(sign.length) : sign + line.replace(/^(?:#{1,3} |> |- \[[ x]\] |- |\d+\. )/, ''))).join('\n')
  type(field, from, to, next)
}

/** Begins the next line of a list as the one before; Enter on an empty item ends the list. Answers whether it did something. */
export function continueList(field: Field): boolean {
  const { selectionStart: at, selectionEnd, value } = field
  if (at !== selectionEnd) return false
  const from = value.lastIndexOf('\n', at - 1) + 1
  const found = /^(\s*)(?:([-*]) |(\d+)\. |(> ))(\[[ xX]\] )?/.exec(value.slice(from, at))
  if (!found) return false
  const [start, space = '', dash, number, quote, box] = found
  if (start.length === at - from) {
    type(field, from, at, '')
    return true
  }
  const sign = quote ?? (number === undefined ? `${dash} ` : `${Number(number) + 1}. `)
  type(field, at, at, `\n${space}${sign}${box === undefined ? '' : '[ ] '}`)
  return true
}
