/** Gives what a React app says in the places of its own files: scripts that were built are nobody's to read. */
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import type { CodePlace } from '#shared/domain/build.ts'

/** In their order; null for what is none of the app's code. */
export type Locate = (places: readonly CodePlace[]) => Promise<readonly (CodePlace | null)[]>

/** Places that are asked for at once. */
const most = 500
const placeInStack = /(?:https?:\/\/[^\s()/]+\/)?(__kiln\/(?:build|vendor)\/[^\s():]+):(\d+):(\d+)/g

/**
 * Takes events one by one and gives them on in their order, with places that a person can open. Nothing waits while there
 * are no such places to find.
 */
export function createLocatedEvents(
  locate: Locate,
  onEvent: (event: BridgeEvent) => void,
): (event: BridgeEvent) => void {
  let waiting: BridgeEvent[] = []
  let isAsking = false

  async function work(): Promise<void> {
    isAsking = true
    while (waiting.length > 0) {
      const events = waiting
      waiting = []
      const found = await placesOf(events, locate)
      for (const event of events) onEvent(withPlaces(event, found))
    }
    isAsking = false
  }

  return (event) => {
    if (!isAsking && placesIn(event).length === 0) return onEvent(event)
    waiting.push(event)
    if (!isAsking) void work()
  }
}

type Found = ReadonlyMap<string, CodePlace | null>

async function placesOf(events: readonly BridgeEvent[], locate: Locate): Promise<Found> {
  const places = new Map(events.flatMap(placesIn).map((place) => [keyOf(place), place]))
  const asked = [...places].slice(0, most)
  // Without an answer, what is built is shown as it is.
  const answers = await locate(asked.map(([, place]) => place)).catch(() => [])
  return new Map(asked.map(([key], index) => [key, answers[index] ?? null]))
}

function keyOf({ file, line, column }: CodePlace): string {
  return `${file}:${line}:${column}`
}

/** The places in built scripts that an event names. */
function placesIn(event: BridgeEvent): CodePlace[] {
  if (event.type !== 'console' && event.type !== 'error') return []
  const texts = [event.type === 'error' ? event.stack : `${event.text}\n${event.detail ?? ''}`]
  const places = texts.flatMap((text) => [...text.matchAll(placeInStack)].map(placeOfMatch))
  if (event.line > 0) places.push({ file: event.file, line: event.line, column: event.column })
  return places.filter(({ file, line }) => file.startsWith('__kiln/build/') && line > 0)
}

function placeOfMatch([, file = '', line, column]: RegExpMatchArray | readonly string[]): CodePlace {
  return { file, line: Number(line), column: Number(column) }
}

function withPlaces(event: BridgeEvent, found: Found): BridgeEvent {
  if (event.type === 'console') {
    const { detail } = event
    const text = readable(event.text, found)
    return {
      ...event,
      text,
      ...(detail === undefined ? {} : { detail: readable(detail, found) }),
      ...ownPlace(event, found),
    }
  }
  if (event.type !== 'error') return event
  const first = [...event.stack.matchAll(placeInStack)]
    .map((match) => found.get(keyOf(placeOfMatch(match))))
    .find(Boolean)
  const place = event.line > 0 && found.get(keyOf(event)) ? ownPlace(event, found) : first
  const component = event.component || componentIn(event.stack, found)
  return {
    ...event,
    ...(place ?? ownPlace(event, found)),
    stack: readable(event.stack, found),
    ...(component ? { component } : {}),
  }
}

/** Of what is built and none of the app's code, no place is known. */
function ownPlace(event: CodePlace, found: Found): CodePlace {
  const place = found.get(keyOf({ file: event.file, line: event.line, column: event.column }))
  if (place) return place
  const { file, line, column } = event
  return file.startsWith('__kiln/') ? { file: '', line: 0, column: 0 } : { file, line, column }
}

/** A stack in the app's own files, without the lines of libraries. */
function readable(text: string, found: Found): string {
  return text
    .split('\n')
    .filter((line) => !/^\s+at .*__kiln\/vendor\//.test(line))
    .join('\n')
    .replace(placeInStack, (whole, file: string, line: string, column: string) => {
      const place = found.get(`${file}:${line}:${column}`)
      return place ? keyOf(place) : whole
    })
}

/** React calls components by their function's name, which begins with a capital. */
function componentIn(stack: string, found: Found): string | undefined {
  for (const line of stack.split('\n')) {
    const name = /^\s*at ([A-Z][\w$]*) \(/.exec(line)?.[1]
    const [match] = line.matchAll(placeInStack)
    if (name !== undefined && match !== undefined && found.get(keyOf(placeOfMatch(match)))) return name
  }
  return undefined
}
