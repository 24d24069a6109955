/** Damage to bytes, at random places: what no server means to send. */
import fc from 'fast-check'

type Kind = 'change' | 'remove' | 'insert' | 'cut' | 'repeat' | 'swap'

export interface Change {
  readonly kind: Kind
  readonly at: number
  readonly byte: number
  readonly length: number
}

/** How often a property is tried: more with KILN_FUZZ_RUNS, as `npm run soak` does. */
export const fuzzRuns = (usual: number): number => Number(process.env['KILN_FUZZ_RUNS'] ?? usual)

function change(...kinds: readonly Kind[]): fc.Arbitrary<Change> {
  // Bytes that mean something to a parser come more often than the rest.
  const byte = fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('\0\n\r:{}[]",\\ d')))
  return fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(), byte, length: fc.integer({ min: 1, max: 60 }) })
}

export const anyChanges = fc.array(change('change', 'remove', 'insert', 'cut', 'repeat', 'swap'), {
  minLength: 1,
  maxLength: 6,
})

/** Without the two that can bring something back that was there before. */
export const lossyChanges = fc.array(change('change', 'remove', 'insert'), { maxLength: 4 })

/** These bytes after the changes. */
export function mutate(body: Uint8Array, changes: readonly Change[]): Uint8Array {
  let bytes = Array.from(body)
  for (const { kind, at, byte, length } of changes) {
    const place = at % (bytes.length + 1)
    const some = bytes.slice(place, place + length)
    if (kind === 'cut') bytes = bytes.slice(0, place)
    else if (kind === 'change') bytes.splice(place, 1, byte)
    else if (kind === 'insert') bytes.splice(place, 0, byte)
    else if (kind === 'remove') bytes.splice(place, length)
    else if (kind === 'repeat') bytes.splice(place, 0, ...some)
    else bytes.splice(place, some.length, ...some.toReversed())
  }
  return Uint8Array.from(bytes)
}

/** Damage to the first bytes of a line, where they frame it. */
export const lineDamage = fc.record({
  line: fc.nat(),
  at: fc.nat(5),
  // A colon, or the end of a line before one, makes a comment of what follows: nobody can tell it from a real one.
  byte: fc.nat(255).filter((byte) => ![10, 13, 58].includes(byte)),
  kind: fc.constantFrom('change', 'insert', 'remove'),
})

/** A line of the first `length` bytes, damaged where it begins. */
export function damageLine(
  body: Uint8Array,
  length: number,
  { line, at, byte, kind }: { line: number; at: number; byte: number; kind: string },
): Uint8Array {
  const starts = [0]
  for (let place = 0; place < length - 1; place += 1) if (body[place] === 10) starts.push(place + 1)
  const place = (starts[line % starts.length] ?? 0) + at
  const bytes = Array.from(body)
  bytes.splice(place, kind === 'insert' ? 0 : 1, ...(kind === 'remove' ? [] : [byte]))
  return Uint8Array.from(bytes)
}
