/** The history of a project: what became of each version, what lies between two, and new projects out of one. */
import { setImmediate } from 'node:timers/promises'
import { failure } from '#shared/domain/error.ts'
import { type ComparedFile, longestCheckpoint, type VersionFacts } from '#shared/domain/history.ts'
import type { Project, Version } from '#shared/domain/project.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import { throwIfAborted } from '../lib/abort.ts'
import type { LineCounts } from '../store/history-table.ts'
import type { Store } from '../store/store.ts'
import type { Thumbnail } from '../store/thumbnails-table.ts'
import { comparedFile, differingPaths, type Side, textOn } from './line-counts.ts'
import { nextName } from './names.ts'
import type { Projects } from './projects.ts'
import { takeSnapshot } from './snapshot.ts'
import { checkThumbnail } from './thumbnails.ts'

/** Two states of a project; without `to`, its files as they are now. */
export interface Pair {
  readonly projectId: string
  readonly from: string
  readonly to?: string | undefined
}

export interface History {
  /** Of every version, newest first. */
  facts(projectId: string, signal: AbortSignal): Promise<VersionFacts[]>
  /** The files that differ, by path. */
  compare(pair: Pair, signal: AbortSignal): Promise<ComparedFile[]>
  /** A file on both sides; empty where it is not there, or is not text. */
  texts(pair: Pair, path: string): Promise<{ before: string; after: string }>
  /** An empty name takes it back. Throws invalid-input for a very long one. */
  nameCheckpoint(projectId: string, versionId: string, name: string): void
  thumbnail(projectId: string, versionId: string): Thumbnail | undefined
  /** Throws invalid-input for anything but a small PNG, WebP or JPEG. */
  saveThumbnail(projectId: string, versionId: string, bytes: Uint8Array): void
  /** A new project of the version's files. */
  branch(projectId: string, versionId: string): Promise<Project>
  /** Throws not-found for a version that is not one of the project's, as all of these. */
  version(projectId: string, versionId: string): Version
}

export interface HistoryParts {
  readonly store: Store
  readonly projects: Pick<Projects, 'get' | 'list' | 'createWith' | 'versions'>
  readonly now: () => number
}

const nothing: Side = { files: new Map(), read: () => undefined }

export function createHistory({ store, projects, now }: HistoryParts): History {
  const { versions, history } = store

  function version(projectId: string, versionId: string): Version {
    const found = versions.get(versionId)
    if (found?.projectId === projectId) return found
    throw failure('not-found', 'This version is not there any more.', { reason: 'version-gone' })
  }

  function sideOf(versionId: string): Side {
    const files = versions.files(versionId)
    return {
      files,
      read(path) {
        const file = files.get(path)
        return file === undefined ? undefined : versions.blob(file.hash)
      },
    }
  }

  async function sideNow(projectId: string): Promise<Side> {
    const { files, contents } = await takeSnapshot(projects.get(projectId).folder)
    return {
      files,
      read(path) {
        const file = files.get(path)
        return file === undefined ? undefined : contents.get(file.hash)
      },
    }
  }

  async function sides({ projectId, from, to }: Pair): Promise<[Side, Side]> {
    const before = sideOf(version(projectId, from).id)
    return [before, to === undefined ? await sideNow(projectId) : sideOf(version(projectId, to).id)]
  }

  async function compared(before: Side, after: Side, signal: AbortSignal): Promise<ComparedFile[]> {
    const files: ComparedFile[] = []
    for (const path of differingPaths(before, after)) {
      throwIfAborted(signal)
      files.push(comparedFile(path, before, after))
      // Main's loop has others to serve.
      await setImmediate()
    }
    return files
  }

  async function count(own: Version, earlier: Version | undefined, signal: AbortSignal): Promise<LineCounts> {
    const before = earlier === undefined ? nothing : sideOf(earlier.id)
    const files = await compared(before, sideOf(own.id), signal)
    const sum = (side: 'added' | 'removed'): number => files.reduce((lines, file) => lines + file[side], 0)
    return { added: sum('added'), removed: sum('removed') }
  }

  async function facts(projectId: string, signal: AbortSignal): Promise<VersionFacts[]> {
    const all = projects.versions(projects.get(projectId).id)
    const notes = history.notes(projectId)
    const runs = new Map(store.runs.listByProject(projectId).map((run) => [run.id, run]))
    const told: VersionFacts[] = []
    for (const [index, own] of all.entries()) {
      const { counts, ...rest } = notes.get(own.id) ?? {}
      const lines = counts ?? (await count(own, all[index + 1], signal))
      // The project may have been removed for good meanwhile.
      if (counts === undefined && versions.get(own.id) !== undefined) history.setCounts(own.id, lines)
      const run = own.runId === undefined ? undefined : runs.get(own.runId)
      told.push({ versionId: own.id, ...lines, ...rest, ...(run === undefined ? {} : factsOfRun(run)) })
    }
    return told
  }

  return {
    facts,
    async compare(pair, signal) {
      return compared(...(await sides(pair)), signal)
    },
    async texts(pair, path) {
      const [before, after] = await sides(pair)
      return { before: textOn(before, path) ?? '', after: textOn(after, path) ?? '' }
    },
    nameCheckpoint(projectId, versionId, name) {
      const own = name.trim()
      if (own.length > longestCheckpoint) {
        throw failure('invalid-input', `This name is too long: at most ${longestCheckpoint} characters.`)
      }
      history.setCheckpoint(version(projectId, versionId).id, own === '' ? undefined : own)
    },
    thumbnail: (projectId, versionId) => history.thumbnail(version(projectId, versionId).id),
    saveThumbnail(projectId, versionId, bytes) {
      const mediaType = checkThumbnail(bytes)
      history.setThumbnail(version(projectId, versionId).id, { mediaType, bytes, capturedAt: now() })
    },
    async branch(projectId, versionId) {
      const { name, kind } = projects.get(projectId)
      const own = version(projectId, versionId)
      const side = sideOf(own.id)
      const files = new Map([...side.files.keys()].map((path) => [path, side.read(path) ?? new Uint8Array()]))
      const taken = new Set(projects.list().map((project) => project.name))
      const label = `${name}, version ${own.number}`
      const made = await projects.createWith({ name: nextName(name, taken), kind }, files, label)
      const picture = history.thumbnail(own.id)
      if (picture !== undefined) store.thumbnails.set(made.id, picture)
      return made
    },
    version,
  }
}

function factsOfRun(run: RunRecord): Partial<VersionFacts> {
  return {
    model: run.answered ?? run.asked,
    ...(run.endedAt === undefined ? {} : { ms: Math.max(0, run.endedAt - run.startedAt) }),
    ...(run.cost === undefined ? {} : { cost: run.cost }),
  }
}
