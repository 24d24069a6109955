/** What Kiln knows of models by itself, and what the user adds to it; joined with what a provider lists. */
import { readFileSync } from 'node:fs'
import type { ModelInfo, ModelRef, ProviderId } from '#shared/domain/model.ts'
import { readCatalogFile, type CatalogFile } from './catalog-file.ts'
import { isTextModel, sameModel, undated } from './model-id.ts'

export interface Catalog {
  /** In the order in which they are worth offering. */
  of(provider: ProviderId): readonly ModelInfo[]
  /** By the id, or by one that names the same model (see `sameModel`). */
  get(model: ModelRef): ModelInfo | undefined
  /**
   * The provider's own list, each with the catalogue's facts where it tells none: first those that the catalogue knows,
   * in its order, then the rest by name. Leaves out what makes no text, and a dated id whose undated one is there too.
   */
  join(provider: ProviderId, listed: readonly ModelInfo[]): ModelInfo[]
  /** Reads both files again. */
  reload(): void
}

export interface CatalogOptions {
  /** resources/models.json. */
  readonly file: string
  /** The user's own of the same shape: it wins, field by field. It need not be there. */
  readonly userFile?: string
  /** Told a sentence for everything that cannot be read; the rest counts. */
  readonly onTrouble?: (message: string) => void
}

export function createCatalog({ file, userFile, onTrouble = () => undefined }: CatalogOptions): Catalog {
  let models = read()
  /** A list is joined once, however often its provider's state is asked for. */
  let joined = new WeakMap<readonly ModelInfo[], ModelInfo[]>()

  function read(): ReadonlyMap<ProviderId, readonly ModelInfo[]> {
    const own = readOrTell(file, onTrouble, false)
    const users = userFile === undefined ? undefined : readOrTell(userFile, onTrouble, true)
    const all = new Map(own.models)
    for (const [provider, added] of users?.models ?? []) all.set(provider, overlay(all.get(provider) ?? [], added))
    return all
  }

  function of(provider: ProviderId): readonly ModelInfo[] {
    return models.get(provider) ?? []
  }

  function get({ provider, model }: ModelRef): ModelInfo | undefined {
    const known = of(provider)
    return known.find(({ id }) => id === model) ?? known.find(({ id }) => sameModel(id, model))
  }

  return {
    of,
    get,
    join(provider, listed) {
      const known = joined.get(listed) ?? join(provider, listed)
      joined.set(listed, known)
      return known
    },
    reload() {
      models = read()
      joined = new WeakMap()
    },
  }

  function join(provider: ProviderId, listed: readonly ModelInfo[]): ModelInfo[] {
    const ids = new Set(listed.map(({ id }) => id))
    const order = new Map(of(provider).map(({ id }, index) => [id, index]))
    const placeOf = (model: ModelInfo): number => order.get(get({ provider, model: model.id })?.id ?? '') ?? Infinity
    return listed
      .filter(({ id }) => isTextModel(id) && !(undated(id) !== id && ids.has(undated(id))))
      .map((model) => ({ model: withFacts(model, get({ provider, model: model.id })), place: placeOf(model) }))
      .toSorted((a, b) => {
        if (a.place !== b.place) return a.place - b.place
        return a.model.id.localeCompare(b.model.id, 'en', { numeric: true })
      })
      .map(({ model }) => model)
  }
}

function readOrTell(file: string, tell: (message: string) => void, mayBeMissing: boolean): CatalogFile {
  try {
    const read = readCatalogFile(readFileSync(file, 'utf8'), file)
    for (const trouble of read.troubles) tell(trouble)
    return read
  } catch (thrown) {
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    if (!isMissing || !mayBeMissing) tell(`The list of models ${file} cannot be read: ${String(thrown)}`)
    return { models: new Map(), troubles: [] }
  }
}

/** `added` wins field by field; what only it has comes first: the user put it there on purpose. */
function overlay(known: readonly ModelInfo[], added: readonly ModelInfo[]): ModelInfo[] {
  const news = added.filter(({ id }) => !known.some((model) => model.id === id))
  return [...news, ...known.map((model) => ({ ...model, ...added.find(({ id }) => id === model.id) }))]
}

/** Knows nothing: for where nobody asks. */
export const emptyCatalog: Catalog = {
  of: () => [],
  get: () => undefined,
  join: (_, listed) => [...listed],
  reload: () => undefined,
}

/** What the provider tells counts; the catalogue fills in what it does not. */
function withFacts(listed: ModelInfo, known: ModelInfo | undefined): ModelInfo {
  return known === undefined ? listed : { ...known, ...listed }
}
