/** What Kiln knows of models by itself, and what the user adds to it; joined with what a provider lists. */
import { readFileSync } from 'node:fs'
import type { ModelInfo, ModelRef, ProviderId } from '#shared/domain/model.ts'
import { readCatalogFile, type CatalogFile } from './catalog-file.ts'
import { isTextModel, undated } from './model-id.ts'

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
  /** Reads both files again when it is next asked. */
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

/** Reads nothing before it is first asked. */
export function createCatalog({ file, userFile, onTrouble = () => undefined }: CatalogOptions): Catalog {
  let shelves: ReadonlyMap<ProviderId, Shelf> | undefined
  /** A list is joined once, however often its provider's state is asked for. */
  let joined = new WeakMap<readonly ModelInfo[], ModelInfo[]>()

  function read(): ReadonlyMap<ProviderId, Shelf> {
    const own = readOrTell(file, onTrouble, false)
    const users = userFile === undefined ? undefined : readOrTell(userFile, onTrouble, true)
    const all = new Map(own.models)
    for (const [provider, added] of users?.models ?? []) all.set(provider, overlay(all.get(provider) ?? [], added))
    return new Map([...all].map(([provider, models]) => [provider, shelve(models)]))
  }

  function shelf(provider: ProviderId): Shelf {
    shelves ??= read()
    return shelves.get(provider) ?? emptyShelf
  }

  function find(provider: ProviderId, model: string): ModelInfo | undefined {
    const { byId, byUndated } = shelf(provider)
    return byId.get(model) ?? byUndated.get(undated(model))
  }

  function join(provider: ProviderId, listed: readonly ModelInfo[]): ModelInfo[] {
    const ids = new Set(listed.map(({ id }) => id))
    const { models } = shelf(provider)
    return listed
      .filter(({ id }) => isTextModel(id) && (undated(id) === id || !ids.has(undated(id))))
      .map((model) => {
        const known = find(provider, model.id)
        const place = known === undefined ? Infinity : models.indexOf(known)
        return { model: withFacts(model, known), place }
      })
      .toSorted((a, b) => (a.place === b.place ? byName.compare(a.model.id, b.model.id) : a.place - b.place))
      .map(({ model }) => model)
  }

  return {
    of: (provider) => shelf(provider).models,
    get: ({ provider, model }) => find(provider, model),
    join(provider, listed) {
      const known = joined.get(listed) ?? join(provider, listed)
      joined.set(listed, known)
      return known
    },
    reload() {
      shelves = undefined
      joined = new WeakMap()
    },
  }
}

/** Making one costs more than many comparisons. */
const byName = new Intl.Collator('en', { numeric: true })

/** One provider's models, to be found by any of their names. */
interface Shelf {
  readonly models: readonly ModelInfo[]
  readonly byId: ReadonlyMap<string, ModelInfo>
  readonly byUndated: ReadonlyMap<string, ModelInfo>
}

function shelve(models: readonly ModelInfo[]): Shelf {
  return {
    models,
    byId: new Map(models.map((model) => [model.id, model])),
    // The first of several counts: it is the one that is worth offering most.
    byUndated: new Map(models.toReversed().map((model) => [undated(model.id), model])),
  }
}

const emptyShelf = shelve([])

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
