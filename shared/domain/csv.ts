/** Tables as CSV by RFC 4180, that no spreadsheet takes for something to run. Pure. */

export type CsvValue = string | number | boolean | undefined

/** With a line of names first; lines end with CR LF. */
export function csvTable(names: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [names, ...rows].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

function cell(value: CsvValue): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  // A spreadsheet would take it for a formula, and run it; white space before it changes nothing of that.
  const harmless = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value
  // Some read a semicolon as the end of a cell.
  return /[",;\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
