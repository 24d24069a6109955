/** A fault: what a server does, and what must come of it. */
import type { ErrorKind } from '#shared/domain/error.ts'
import type { FakeFormat } from '../fake-format.ts'
import type { Reply } from '../steps.ts'

export interface Whole {
  readonly outcome: 'whole'
  /** `stop` unless given. */
  readonly reason?: 'stop' | 'length' | 'filter' | 'refusal' | 'other'
  readonly text: string
  readonly reasoning?: string
  readonly usage?: Readonly<Record<string, number | boolean>>
  /** The addresses of the pages that it names, in order. */
  readonly citations?: readonly string[]
}

export interface Failed {
  readonly outcome: 'failed'
  readonly kind: ErrorKind
  /** What was given before the failure; `*`: whatever it was. */
  readonly text: string
  readonly status?: number
  /** Part of the message. */
  readonly says?: string
  /** The most characters that the message may have. */
  readonly longest?: number
  readonly retryable?: boolean
  /** From and to; null: none is told. */
  readonly retryAfterMs?: readonly [number, number] | null
}

export type Expected = Whole | Failed

export interface Fault {
  readonly name: string
  readonly reply: Reply
  /** Any of these. More than one only where the format leaves it open. */
  readonly expected: readonly [Expected, ...Expected[]]
  /** From the first byte that the server sends to the terminal state, in milliseconds; 2000 unless given. */
  readonly withinMs?: number
}

/** One row of the matrix: the faults of this kind that a format can have; none where it cannot. */
export interface FaultRow {
  readonly name: string
  faults(format: FakeFormat): readonly Fault[]
}

/** With letters of two, three and four bytes, and with everything that frames an event in some format. */
export const sampleText = 'Grüße, مرحبا 👩‍💻!\n[DONE]\n\ndata: [DONE]\n\n{"done":true}</think>'

/** The events of the sample answer, none longer than a few letters. */
export function sampleEvents(format: FakeFormat): string[] {
  return format.answer(sampleText)
}

/** The text in these events. */
export function textOf(format: FakeFormat, events: readonly string[]): string {
  return events.map(format.textIn).join('')
}

/** How many of these events make the answer whole. */
export function wholeAfter(format: FakeFormat, events: readonly string[]): number {
  return events.findIndex(format.completes) + 1
}

export function whole(text: string, more: Partial<Whole> = {}): Whole {
  return { outcome: 'whole', text, ...more }
}

export function failed(kind: ErrorKind, text: string, more: Partial<Failed> = {}): Failed {
  return { outcome: 'failed', kind, text, ...more }
}
