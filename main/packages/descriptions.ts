/** What the registry says of packages, while one set is resolved: npm's resolver keeps it here, and asks here first. */

export interface Descriptions {
  /** Name to version: of these there is that version alone, and the registry is not asked. */
  readonly shared: Readonly<Record<string, string>>
  /** As npm's own cache of descriptions: keys end with the package's name as it stands in an address. */
  has(key: string): boolean
  get(key: string): unknown
  set(key: string, description: unknown): void
  delete(key: string): void
  /** The package that another one asks for by a spec that this message names; undefined where there is none. */
  whoseSpec(message: string): string | undefined
}

export function createDescriptions(shared: Readonly<Record<string, string>>): Descriptions {
  const known = new Map<string, unknown>()
  const sharedIn = (key: string): string | undefined =>
    Object.keys(shared).find((name) => key.endsWith(`/${name.replace('/', '%2f')}`))
  return {
    shared,
    has: (key) => sharedIn(key) !== undefined || known.has(key),
    get(key) {
      const name = sharedIn(key)
      return name === undefined ? known.get(key) : descriptionOf(name, shared[name] ?? '')
    },
    set: (key, description) => void known.set(key, description),
    delete: (key) => void known.delete(key),
    whoseSpec(message) {
      for (const [name, spec] of [...known.values()].flatMap(specsIn)) {
        if (spec.length > 3 && message.includes(spec)) return name
      }
      return undefined
    },
  }
}

function descriptionOf(name: string, version: string): unknown {
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { name, version } } }
}

function specsIn(description: unknown): [string, string][] {
  return recordsIn(field(description, 'versions')).flatMap(([, manifest]) =>
    ['dependencies', 'peerDependencies'].flatMap((kind) =>
      recordsIn(field(manifest, kind)).flatMap(([name, spec]): [string, string][] =>
        typeof spec === 'string' ? [[name, spec]] : [],
      ),
    ),
  )
}

function recordsIn(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
