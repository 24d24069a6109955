/** Searching the conversation: which turns hold a text, and where it stands on the page. */
import type { Turn } from './turn.ts'

/** The places of the turns whose prompt, answer or files hold the text, in any case of letters. */
export function turnsWith(turns: readonly Turn[], query: string): readonly number[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return []
  return turns.flatMap((turn, index) =>
    textsOf(turn).some((text) => text.toLowerCase().includes(wanted)) ? [index] : [],
  )
}

function textsOf(turn: Turn): readonly string[] {
  return [
    turn.prompt,
    turn.text,
    ...turn.files.map(({ path }) => path),
    ...turn.attachments.map(({ name }) => name),
    ...turn.citations.flatMap(({ url, title }) => [url, title]),
  ]
}

/** The text's places under an element, for the browser to mark. */
export function rangesOf(root: Element, query: string): readonly Range[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return []
  const ranges: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue?.toLowerCase() ?? ''
    // A few letters become longer in lower case: their places would not be the text's own.
    if (text.length !== node.nodeValue?.length) continue
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      ranges.push(range)
    }
  }
  return ranges
}
