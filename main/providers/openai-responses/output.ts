/** What a response is made of, as events: text, refusals, reasoning and citations, each once, however often it comes. */
import type { ModelEvent } from '../provider.ts'
import { createPieces, type Pieces } from './pieces.ts'
import { objects, text, type WireEvent, type WireItem, type WirePart } from './wire.ts'

export interface Output {
  /** Characters delivered as text or reasoning. */
  characters(): number
  /** The provider's words when it refused; undefined when it did not. */
  refusalWords(): string | undefined
  text(event: WireEvent, events: ModelEvent[]): void
  refusal(event: WireEvent, events: ModelEvent[]): void
  /** A part of the text as a whole, after its pieces: what they lacked is delivered. */
  wholeText(event: WireEvent, whole: unknown, refused: boolean, events: ModelEvent[]): void
  reasoning(event: WireEvent, piece: string, events: ModelEvent[]): void
  annotation(annotation: unknown, events: ModelEvent[]): void
  /** A finished item: what a search found. */
  found(item: WireItem | null | undefined, events: ModelEvent[]): void
  /** Perplexity's search, at work. */
  search(event: WireEvent, events: ModelEvent[]): void
  /** The whole output, at the end: what was not delivered yet is. `different`: it is not what was delivered. */
  complete(items: unknown, events: ModelEvent[]): 'same' | 'different'
}

export function createOutput(): Output {
  const parts = new Map<string, Pieces>()
  const all = createPieces()
  const cited = new Set<string>()
  let currentPart: Pieces | undefined
  let currentItem: unknown
  let currentContent: unknown
  let reasoningPart: string | undefined
  let reasoningCharacters = 0
  let refusalWords: string | undefined

  /** The part of the text that an event is about. Nearly always the same one again. */
  function partOf({ output_index: item, content_index: content }: WireEvent): Pieces {
    if (currentPart !== undefined && item === currentItem && content === currentContent) return currentPart
    const name = `${String(item)}/${String(content)}`
    let part = parts.get(name)
    if (part === undefined) parts.set(name, (part = createPieces()))
    currentPart = part
    currentItem = item
    currentContent = content
    return part
  }

  function say(part: Pieces | undefined, piece: string, events: ModelEvent[]): void {
    if (piece === '') return
    part?.add(piece)
    all.add(piece)
    events.push({ type: 'text-delta', text: piece })
  }

  function refuse(piece: string): void {
    refusalWords = (refusalWords ?? '') + piece
  }

  function think(name: string, piece: string, events: ModelEvent[]): void {
    if (piece === '') return
    const apart = reasoningPart !== undefined && reasoningPart !== name ? '\n\n' : ''
    reasoningPart = name
    reasoningCharacters += piece.length
    events.push({ type: 'reasoning-delta', text: apart + piece })
  }

  function cite(source: unknown, events: ModelEvent[]): void {
    const { url, title } = (typeof source === 'object' && source !== null ? source : {}) as Record<string, unknown>
    if (typeof url !== 'string' || url === '' || cited.has(url)) return
    cited.add(url)
    events.push({ type: 'citation', url, title: text(title) || url })
  }

  function citeAll(sources: unknown, events: ModelEvent[]): void {
    for (const source of objects(sources)) cite(source, events)
  }

  function citeAnnotations(part: WirePart, events: ModelEvent[]): void {
    for (const annotation of objects<{ type?: unknown }>(part.annotations)) {
      if (annotation.type === 'url_citation' || annotation.type === undefined) cite(annotation, events)
    }
  }

  return {
    characters: () => all.length() + reasoningCharacters,
    refusalWords: () => refusalWords,
    text(event, events) {
      say(partOf(event), text(event.delta), events)
    },
    refusal(event, events) {
      const piece = text(event.delta)
      refuse(piece)
      say(partOf(event), piece, events)
    },
    wholeText(event, whole, refused, events) {
      const part = partOf(event)
      const rest = part.restOf(text(whole))
      if (refused) refuse(rest ?? '')
      if (rest !== undefined) say(part, rest, events)
    },
    reasoning(event, piece, events) {
      const index = event.summary_index ?? event.content_index
      think(`${String(event.output_index)}/${String(index)}`, piece, events)
    },
    annotation(annotation, events) {
      citeAnnotations({ annotations: [annotation] }, events)
    },
    found(item, events) {
      citeAll(item?.results, events)
      citeAll(item?.contents, events)
    },
    search(event, events) {
      think(`search ${reasoningCharacters}`, text(event.thought), events)
      citeAll(event.results, events)
      citeAll(event.contents, events)
    },
    complete(items, events) {
      const heardThoughts = reasoningCharacters > 0
      let whole = ''
      let refusal = ''
      for (const item of objects<WireItem>(items)) {
        citeAll(item.results, events)
        citeAll(item.contents, events)
        if (item.type === 'reasoning' && !heardThoughts) {
          for (const part of [...objects<WirePart>(item.summary), ...objects<WirePart>(item.content)]) {
            think(`whole ${reasoningCharacters}`, text(part.text), events)
          }
        }
        if (item.type !== 'message') continue
        for (const part of objects<WirePart>(item.content)) {
          const words = part.type === 'refusal' ? text(part.refusal) : ''
          refusal += words
          whole += part.type === 'output_text' || part.type === 'text' ? text(part.text) : words
          citeAnnotations(part, events)
        }
      }
      // The whole output may come without fields, or empty, though there was an answer.
      if (whole === '') return 'same'
      if (refusal !== '' && refusalWords === undefined) refuse(refusal)
      const rest = all.restOf(whole)
      if (rest === undefined) return 'different'
      say(undefined, rest, events)
      return 'same'
    },
  }
}
