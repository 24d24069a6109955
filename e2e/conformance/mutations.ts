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
