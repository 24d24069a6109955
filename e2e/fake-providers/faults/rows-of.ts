/** Rows of one fault each, for the formats that have it. */
import type { FakeFormat, FakeWire } from '../fake-format.ts'
import type { Reply } from '../steps.ts'
import type { Expected, FaultRow } from './fault.ts'

type Some = readonly [Expected, ...Expected[]]

/** Makes rows for one wire format: its events, or a reply of another kind, and what must come of it. */
export function rowsOf(
  wire: FakeWire,
): (name: string, reply: readonly string[] | Reply, ...expected: Some) => FaultRow {
  const replyOf = (format: FakeFormat, reply: readonly string[] | Reply): Reply =>
    Array.isArray(reply) ? format.stream(reply as readonly string[]) : (reply as Reply)
  return (name, reply, ...expected) => ({
    name,
    faults: (format) => (format.wire === wire ? [{ name: 'alone', reply: replyOf(format, reply), expected }] : []),
  })
}
