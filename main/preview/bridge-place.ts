/** Finds where the bridge goes in a document of which only the beginning may be known. */

/**
 * How many bytes from the start the bridge's script goes: right after the doctype, or at the very start (after a byte
 * order mark) in a document without one. Undefined while too little is known to tell; `whole`: no more will come.
 */
export function bridgePlace(beginning: Uint8Array, whole: boolean): number | undefined {
  // The doctype and what may stand before it are ASCII; one character a byte keeps places and bytes the same.
  const text = Buffer.from(beginning.buffer, beginning.byteOffset, beginning.byteLength).toString('latin1', 0, 4096)
  const mark = text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0
  const found = afterDoctype(text, mark)
  if (found === 'none') return mark
  if (found !== 'unknown') return found
  return whole || text.length >= 4096 ? mark : undefined
}

function afterDoctype(text: string, start: number): number | 'none' | 'unknown' {
  const doctype = '<!doctype'
  let place = start
  for (;;) {
    while (/^[ \t\r\n\f]$/.test(text.charAt(place))) place++
    const rest = text.slice(place, place + doctype.length).toLowerCase()
    if (rest === doctype) {
      const end = text.indexOf('>', place)
      return end < 0 ? 'unknown' : end + 1
    }
    if (rest.startsWith('<!--')) {
      const end = text.indexOf('-->', place + 4)
      if (end < 0) return 'unknown'
      place = end + 3
    } else if (doctype.startsWith(rest) || '<!--'.startsWith(rest)) return 'unknown'
    else return 'none'
  }
}
