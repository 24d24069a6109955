/** Makes one of two answers the project's files, as a version like any other, or a project of its own. */
import { failure } from '#shared/domain/error.ts'
import type { Project } from '#shared/domain/project.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { VariantPair } from '#shared/domain/variant.ts'
import { nextName } from '../../projects/names.ts'
import type { Projects } from '../../projects/projects.ts'
import type { Store } from '../../store/store.ts'
import { isForeign } from '../foreign-files.ts'
import { placeholdersFor } from '../images/with-placeholders.ts'
import { manifestAlone, type RunParts } from '../live-run.ts'
import { refuseLocked } from '../refuse-locked.ts'
import { countLines } from '../run-record.ts'
import { type Change, fitVariant } from './fit-variant.ts'
import { answerOf } from './variant-answer.ts'

export interface KeepParts extends Pick<RunParts, 'react'> {
  readonly store: Store
  readonly projects: Projects
}

export interface KeptVariant {
  readonly versionId: string
  /** True when pictures that it names were drawn. */
  readonly drawn: boolean
}

/** What is written where the answer is kept. Throws invalid-input where it does not fit any more, or may not be written. */
export async function fitOf(parts: KeepParts, pair: VariantPair, run: RunRecord): Promise<Change> {
  const { store, projects } = parts
  const { projectId, kept } = pair
  const answer = answerOf(store, run.id)
  if (answer.whole.size + answer.removed.length === 0) {
    throw failure('invalid-input', 'This answer has no whole file yet: there is nothing to keep of it.')
  }
  const now = await projects.workspace(projectId).readTexts()
  const other = kept.at(-1)
  const base = baseTexts(store, pair)
  const along = { files: withManifest(parts, pair, base, answer.whole), removed: answer.removed }
  const instead = other === undefined ? undefined : keptAnswer(parts, pair, other, base)
  const { files, removed, unfit } = await fitVariant({ answer: along, base, now, instead })
  if (unfit.length > 0) throw failure('invalid-input', doesNotFit(unfit))
  refuseLocked(store, projectId, [...files.keys(), ...removed], 'then keep this answer')
  return { files, removed }
}

/** Inside the project's door. Throws as `fitOf` does, and writes nothing then. */
export async function keepVariant(parts: KeepParts, pair: VariantPair, run: RunRecord): Promise<KeptVariant> {
  const { store, projects } = parts
  const { projectId } = pair
  const { files, removed } = await fitOf(parts, pair, run)
  const there = new Set((await projects.workspace(projectId).list()).map(({ path }) => path))
  const drawn = placeholdersFor(projects.get(projectId).kind, files, (path) => there.has(path))
  const isWhole = run.state === 'done'
  const version = await projects.apply(
    projectId,
    { files: new Map([...drawn, ...files]), removed },
    { reason: isWhole ? 'run' : 'draft', label: run.prompt, runId: run.id, isForeign },
  )
  const base = baseTexts(store, pair)
  const counted = answerOf(store, run.id).files.map((file) => countLines(file, base.get(file.path) ?? ''))
  finishKeeping(store, pair, run, { versionId: version.id, files: counted })
  return { versionId: version.id, drawn: drawn.size > 0 }
}

/** The second half, which a start of Kiln makes up for when it was cut off: what is told of a version that is there. */
export function finishKeeping(
  store: Pick<Store, 'runs' | 'variants'>,
  pair: VariantPair,
  run: RunRecord,
  { versionId, files }: { readonly versionId: string; readonly files?: RunRecord['files'] },
): void {
  store.runs.update(run.id, {
    beside: undefined,
    versionId,
    draft: run.state === 'done' ? 'none' : 'applied',
    ...(files === undefined ? {} : { files }),
  })
  store.variants.update(pair.id, { state: 'closed', kept: [...pair.kept.filter((id) => id !== run.id), run.id] })
}

/** A new project of the app as this answer has it. Throws invalid-input where it has come to no file. */
export async function branchVariant(parts: KeepParts, pair: VariantPair, run: RunRecord): Promise<Project> {
  const { store, projects } = parts
  const { name, kind } = projects.get(pair.projectId)
  const { whole, removed } = answerOf(store, run.id)
  if (whole.size + removed.length === 0) {
    throw failure('invalid-input', 'This answer has no whole file: there is nothing to make a project of.')
  }
  const base = baseFiles(store, pair)
  const texts = withManifest(parts, pair, baseTexts(store, pair), whole)
  const drawn = placeholdersFor(kind, texts, (path) => base.has(path))
  const files = new Map<string, Uint8Array | string>([...base, ...drawn, ...texts])
  for (const path of removed) files.delete(path)
  const taken = new Set(projects.list().map((project) => project.name))
  return projects.createWith({ name: nextName(name, taken), kind }, files, run.prompt)
}

/** The texts that both answers were made for. */
export function baseTexts(store: Pick<Store, 'versions'>, pair: VariantPair): Map<string, string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return new Map([...baseFiles(store, pair)].map(([path, bytes]) => [path, decoder.decode(bytes)]))
}

function baseFiles({ versions }: Pick<Store, 'versions'>, { baseVersionId }: VariantPair): Map<string, Uint8Array> {
  if (baseVersionId === undefined) return new Map()
  const paths = [...versions.files(baseVersionId).keys()]
  return new Map(paths.map((path) => [path, versions.file(baseVersionId, path) ?? new Uint8Array()]))
}

function keptAnswer(parts: KeepParts, pair: VariantPair, runId: string, base: ReadonlyMap<string, string>) {
  const { whole, removed } = answerOf(parts.store, runId)
  return { files: withManifest(parts, pair, base, whole), removed }
}

/** With package.json, where a change of a React app imports what that did not name. */
function withManifest(
  parts: KeepParts,
  { kind, projectId }: VariantPair,
  base: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return kind === 'react' ? new Map([...files, ...manifestAlone(parts, projectId, base, files)]) : files
}

function doesNotFit(paths: readonly string[]): string {
  const names = paths.slice(0, 3).join(', ') + (paths.length > 3 ? ` and ${paths.length - 3} more` : '')
  return `${names}: changed since, so this answer does not fit any more. Open it as a new project, or ask again.`
}
