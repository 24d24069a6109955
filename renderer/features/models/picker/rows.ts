/** The lines of the picker in their order: "Auto", favourites, this machine, each hosted provider. */
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import { holdsWords, searchWords } from '../../../ui/text-match.ts'
import { t } from '../../../words/index.ts'
import { summaryOf } from '../model-label.ts'
import { entriesOf, keyOf, type ModelEntry, needsKey } from './entry.ts'
import { findModels } from './search.ts'

export type PickerRow =
  | { readonly kind: 'auto'; readonly id: 'auto' }
  | { readonly kind: 'model'; readonly id: string; readonly entry: ModelEntry }
  /** A provider that lists nothing until it is set up. */
  | { readonly kind: 'setup'; readonly id: string; readonly status: ProviderStatus }
  | { readonly kind: 'heading'; readonly id: string; readonly title: string; readonly status?: ProviderStatus }
  | { readonly kind: 'note'; readonly id: string; readonly text: string }

export interface RowParts {
  readonly statuses: readonly ProviderStatus[]
  readonly favourites: readonly ModelRef[]
  readonly search: string
  /** Leaves out what is no model: "Auto", and set-ups. */
  readonly modelsOnly?: boolean
}

/** With a search, one list without sections, best first. */
export function pickerRows(parts: RowParts): readonly PickerRow[] {
  const rows = allRows(parts)
  return parts.modelsOnly === true ? rows.filter(({ kind }) => kind !== 'auto' && kind !== 'setup') : rows
}

function allRows({ statuses, favourites, search }: RowParts): readonly PickerRow[] {
  const entries = entriesOf(statuses)
  const auto: PickerRow = { kind: 'auto', id: 'auto' }
  const words = searchWords(search)
  if (words.length > 0) {
    const found = findModels(entries, search).map((entry) => modelRow('found', entry))
    const setups = statuses.filter((status) => isSetup(status) && holdsWords([status.name, status.id], words))
    return [
      ...(holdsWords([t('models.auto.name')], words) ? [auto] : []),
      ...found,
      ...setups.map((status): PickerRow => ({ kind: 'setup', id: `setup/${status.id}`, status })),
    ]
  }
  const liked = favourites.flatMap((ref) => entries.find(({ key }) => key === keyOf(ref)) ?? [])
  const local = statuses.filter((status) => status.local)
  const hosted = statuses.filter((status) => !status.local && !isEmptyServer(status))
  return [
    auto,
    ...(liked.length === 0
      ? []
      : [heading('favourites', t('models.picker.favourites')), ...liked.map((entry) => modelRow('favourites', entry))]),
    ...localRows(local, entries),
    ...hosted
      .toSorted((a, b) => urgency(a) - urgency(b))
      .flatMap((status) => [heading(status.id, status.name, status), ...hostedRows(status, entries)]),
  ]
}

/** True for rows that can be chosen; the others only say something. */
export function isChoosable(row: PickerRow | undefined): boolean {
  return row !== undefined && row.kind !== 'heading' && row.kind !== 'note'
}

/** The next row that can be chosen, `step` rows on from `from`; the same one where there is none. */
export function nextChoosable(rows: readonly PickerRow[], from: number, step: number): number {
  const way = Math.sign(step)
  const goal = Math.max(0, Math.min(rows.length - 1, from + step))
  for (let at = goal; at >= 0 && at < rows.length; at += way) if (isChoosable(rows[at])) return at
  for (let at = goal; at !== from && at >= 0 && at < rows.length; at -= way) if (isChoosable(rows[at])) return at
  return from
}

function localRows(local: readonly ProviderStatus[], entries: readonly ModelEntry[]): readonly PickerRow[] {
  const down = local.filter(({ state, models }) => state !== 'ready' && state !== 'no-models' && models.length === 0)
  const empty = local.filter(({ state, models }) => state === 'no-models' && models.length === 0)
  return [
    heading('local', t('models.picker.local')),
    ...local.flatMap((status) => rowsOf(status, entries)),
    ...empty.map((status): PickerRow => {
      const text = t('models.picker.empty', { provider: status.name, summary: summaryOf(status) })
      return { kind: 'note', id: `note/${status.id}`, text }
    }),
    ...(down.length === 0
      ? []
      : [
          {
            kind: 'note' as const,
            id: 'note/down',
            text: t('models.picker.notRunning', { names: down.map(({ name }) => name).join(t('models.picker.comma')) }),
          },
        ]),
  ]
}

function hostedRows(status: ProviderStatus, entries: readonly ModelEntry[]): readonly PickerRow[] {
  if (isSetup(status)) return [{ kind: 'setup', id: `setup/${status.id}`, status }]
  const trouble = status.state === 'ready' || needsKey(status) ? undefined : summaryOf(status)
  return [
    ...(trouble === undefined ? [] : [{ kind: 'note' as const, id: `note/${status.id}`, text: trouble }]),
    ...rowsOf(status, entries),
  ]
}

/** It lists nothing, and a set-up is what it waits for. */
function isSetup(status: ProviderStatus): boolean {
  return !status.local && status.models.length === 0 && status.state === 'needs-setup' && !isEmptyServer(status)
}

/** The server whose address the user gives, before there is one. */
function isEmptyServer(status: ProviderStatus): boolean {
  return status.id === 'openai-compatible' && status.state === 'needs-setup' && status.baseUrl === undefined
}

/** What answers comes first, then what is in trouble, then what wants a key. */
function urgency(status: ProviderStatus): number {
  if (status.state === 'ready') return 0
  return needsKey(status) ? 2 : 1
}

function rowsOf(status: ProviderStatus, entries: readonly ModelEntry[]): readonly PickerRow[] {
  return entries.filter((entry) => entry.status === status).map((entry) => modelRow(status.id, entry))
}

function modelRow(section: string, entry: ModelEntry): PickerRow {
  return { kind: 'model', id: `${section}/${entry.key}`, entry }
}

function heading(id: string, title: string, status?: ProviderStatus): PickerRow {
  return { kind: 'heading', id: `heading/${id}`, title, ...(status === undefined ? {} : { status }) }
}
