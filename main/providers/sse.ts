/**
 * Server-sent events, incrementally. Beside the standard it reports every line that is not SSE: real servers put their
 * errors there (`error: {…}`, bare JSON, a web page), and a parser that drops such lines takes a cut answer for whole.
 */
import { createLineSplitter, type LineSplitter } from './lines.ts'

export interface SseHandlers {
  /** A whole event; `type` is empty unless an `event:` line named one. */
  event(data: string, type: string): void
  /** A line that is neither a field of the standard nor a comment, as it stands. */
  stray(line: string): void
  /** The body ended in the middle of a field's name; the last event, if it had begun, is not whole either. */
  cut?(line: string): void
}

/** The last event is reported even when no blank line follows it. What a handler throws ends the `push`. */
export function createSseParser(handlers: SseHandlers): LineSplitter {
  let data = ''
  let hasData = false
  let type = ''
  let ending = false

  function dispatch(): void {
    const eventData = data
    const eventType = type
    const whole = hasData
    data = ''
    hasData = false
    type = ''
    if (whole) handlers.event(eventData, eventType)
  }

  function onLine(line: string): void {
    if (line === '') return dispatch()
    if (line.charCodeAt(0) === 58) return
    if (line.startsWith('data:')) {
      const value = line.slice(line.charCodeAt(5) === 32 ? 6 : 5)
      data = hasData ? `${data}\n${value}` : value
      hasData = true
    } else if (line.startsWith('event:')) {
      type = line.slice(6).trim()
    } else if (ending && isCutField(line)) {
      handlers.cut?.(line)
    } else if (!/^(data|event|id|retry)($|:)/.test(line)) {
      handlers.stray(line)
    }
  }

  const lines = createLineSplitter(onLine)
  return {
    push: lines.push,
    end() {
      ending = true
      lines.end()
      dispatch()
    },
  }
}

/** A body may end in the middle of a field's name; what is left of it is not a line of its own. */
function isCutField(line: string): boolean {
  return ['data:', 'event:', 'id:', 'retry:', 'error:'].some((field) => field.startsWith(line))
}
