/** A catalogue of models as a file: read entry by entry, so that one that is wrong costs no other. Pure. */
import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { z } from 'zod'
import { ModelInfo, ProviderId } from '#shared/domain/model.ts'

/** `{"version": 1, "models": {"<provider>": [ModelInfo…]}}`; comments and trailing commas are allowed. */
export interface CatalogFile {
  /** In the order of the file. */
  readonly models: ReadonlyMap<ProviderId, readonly ModelInfo[]>
  /** A sentence for everything that was left out, with its line. */
  readonly troubles: readonly string[]
}

const Tokens = z.number().int().positive()
/** For a million tokens: more than this is a slip of the pen. */
const Dollars = z.number().min(0).max(1000)
const Rates = z.strictObject({
  input: Dollars,
  output: Dollars,
  cached: Dollars.optional(),
  cacheWrite: Dollars.optional(),
})
const Entry = ModelInfo.extend({
  id: z.string().min(1),
  contextTokens: Tokens.optional(),
  outputTokens: Tokens.optional(),
  price: Rates.extend({ longPrompt: Rates.extend({ tokens: Tokens }).optional() }).optional(),
  source: z.strictObject({ url: z.url(), date: z.iso.date() }).optional(),
}).strict()

/** Reads what can be read of `text`; `name` is what the sentences call the file. */
export function readCatalogFile(text: string, name: string): CatalogFile {
  const troubles: string[] = []
  const models = new Map<ProviderId, readonly ModelInfo[]>()
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  const tell = (offset: number, what: string): void =>
    void troubles.push(`${name}, line ${lineOf(text, offset)}: ${what}`)

  const [first] = errors
  if (first !== undefined) tell(first.offset, `this is not JSON (${wordsOf(first)}). What stands after it may be lost.`)
  const providers = root === undefined ? undefined : findNodeAtLocation(root, ['models'])
  if (providers?.type !== 'object') {
    if (first === undefined) tell(root?.offset ?? 0, 'there is no "models": {"<provider>": […]} in it.')
    return { models, troubles }
  }
  for (const { children: [key, list] = [] } of providers.children ?? []) {
    if (key === undefined || list === undefined) continue
    const provider = ProviderId.safeParse(key.value)
    if (!provider.success) tell(key.offset, `there is no provider "${String(key.value)}".`)
    else if (list.type !== 'array') tell(list.offset, `the models of ${provider.data} are a list: […].`)
    else models.set(provider.data, readEntries(list, tell))
  }
  return { models, troubles }
}

function readEntries(list: Node, tell: (offset: number, what: string) => void): ModelInfo[] {
  const read: ModelInfo[] = []
  for (const node of list.children ?? []) {
    const entry = Entry.safeParse(valueOf(node))
    if (!entry.success) {
      const [issue] = entry.error.issues
      const path = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? String(step) : step))
      const place = findNodeAtLocation(node, path) ?? node
      const field = path.length === 0 ? 'this model' : `"${path.join('.')}"`
      tell(place.offset, `${field} is not understood (${issue?.message ?? 'unknown'}). The model is left out.`)
    } else if (read.some(({ id }) => id === entry.data.id)) {
      tell(node.offset, `"${entry.data.id}" stands twice. The first one counts.`)
    } else {
      read.push(entry.data)
    }
  }
  return read
}

/** As `JSON.parse` would give it. `getNodeValue` makes objects that have lost their prototype, which zod takes as well. */
function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf)
  if (node.type !== 'object') return node.value
  const pairs = (node.children ?? []).map(({ children: [key, value] = [] }) => [
    String(key?.value),
    value === undefined ? undefined : valueOf(value),
  ])
  return Object.fromEntries(pairs)
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** `CommaExpected` as `comma expected`. */
function wordsOf({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
}
