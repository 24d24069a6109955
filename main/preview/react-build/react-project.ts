/** One open React project on main's side: sends what has changed to be built, and answers with the last good build. */
import type { BuiltFile } from '../find-file.ts'
import { ProcessLost, type BuildConnection } from './build-connection.ts'
import type { BuildProblem, BuildResult, FailedScreen } from './messages.ts'
import { noPackages, packagesOf, type PackageSource, type ProjectPackages } from './package-set.ts'
import { createPageFiles } from './page-files.ts'
import { readFiles, readProject, type ProjectSource } from './project-source.ts'
import { createServedApp } from './served-app.ts'
import type { VendoredSet } from './vendored.ts'

/** How a build ended. */
export type BuildEnd =
  /** `changed`: the addresses below `/__kiln/build/` that are new or have other contents. */
  | {
      readonly type: 'build-done'
      readonly changed: readonly string[]
      /** The page itself, or a file that is served as it is, has changed. */
      readonly page: boolean
      readonly failedScreens: readonly FailedScreen[]
      readonly warnings: readonly BuildProblem[]
      /** From the change to the build. */
      readonly ms: number
    }
  /** The last good build is still served. */
  | { readonly type: 'build-failed'; readonly problems: readonly BuildProblem[]; readonly ms: number }

export type ReactBuildEvent =
  | BuildEnd
  /** The build process was lost, and there is another one. */
  | { readonly type: 'builder-restarted'; readonly why: string }

export interface ReactProject {
  /** These files are not as they were; without paths, any may have changed. Changes that come while it builds are one. */
  changed(paths?: Iterable<string>): void
  /** The same; resolves with how the build that has these changes in it ended, which may hold others, too. Never rejects. */
  build(paths?: Iterable<string>): Promise<BuildEnd>
  /** Every event from now on, until the function that is returned is called. */
  subscribe(listener: (event: ReactBuildEvent) => void): () => void
  /** How the newest build ended; undefined before the first one has. */
  latest(): BuildEnd | undefined
  /** Resolves when the first build has ended, however it did, or the project is closed. */
  firstBuilt(): Promise<void>
  /**
   * What the path of an address gives (`/`, `/settings`, `/__kiln/build/…`, `/logo%201.svg`); undefined for nothing.
   * `asPage`: it is to be shown, so that an address without an ending is one of the app's own routes.
   */
  respond(address: string, asPage: boolean): Promise<BuiltFile | undefined>
  close(): void
}

interface ProjectOptions {
  readonly projectId: string
  readonly source: ProjectSource
  readonly connection: BuildConnection
  readonly vendorFolder: string
  readonly vendored: VendoredSet
  readonly packages: PackageSource | undefined
}

/** The first build begins at once. */
export function openReactProject(options: ProjectOptions): ReactProject {
  const { projectId, source, connection } = options
  const listeners = new Set<(event: ReactBuildEvent) => void>()
  const served = createServedApp({
    ...options,
    problems: () => (last?.type === 'build-failed' ? last.problems : []),
    sourceMap,
  })
  const pageFiles = createPageFiles()
  let waiting: Set<string> | 'all' | undefined = 'all'
  /** Those who wait for what is waiting to be built. */
  let asked: ((end: BuildEnd) => void)[] = []
  let since = performance.now()
  let isBuilding = false
  let isClosed = false
  let builtBy = -1
  let lost = 0
  let last: BuildEnd | undefined
  let tellFirst = (): void => undefined
  const first = new Promise<void>((resolve) => (tellFirst = resolve))
  let packages = noPackages
  let manifest: string | undefined

  function emit(event: ReactBuildEvent): void {
    if (isClosed) return
    for (const listener of listeners) listener(event)
  }

  function end(result: BuildEnd, waited: readonly ((end: BuildEnd) => void)[]): void {
    last = result
    tellFirst()
    emit(result)
    for (const resolve of waited) resolve(result)
  }

  async function buildAll(): Promise<void> {
    if (isBuilding) return
    isBuilding = true
    while (waiting !== undefined && !isClosed) {
      const changes: Set<string> | 'all' = waiting
      const began = since
      const waited = asked
      waiting = undefined
      asked = []
      try {
        const result = await buildOnce(changes)
        lost = 0
        end(endOf(result, performance.now() - began), waited)
      } catch (thrown) {
        fail(thrown, began, waited)
      }
    }
    isBuilding = false
  }

  async function buildOnce(changes: Set<string> | 'all'): Promise<BuildResult> {
    const fresh = changes === 'all' || connection.generation() !== builtBy
    const files = fresh ? await readProject(source) : await readFiles(source, changes)
    // The process may have ended while the files were read; a new one must be told everything.
    if (!fresh && connection.generation() !== builtBy) return await buildOnce('all')
    builtBy = connection.generation()
    pageFiles.apply(files, fresh)
    const question = { type: 'build', project: projectId, fresh, files, packages: await findPackages() } as const
    // It was told to forget the project: what it is told of now would be there when the project is opened again.
    if (isClosed) throw new Error('The preview was closed.')
    const answer = await connection.ask(question)
    if (answer.type !== 'built') throw new Error('The build process gave another answer than it was asked for.')
    return answer.result
  }

  /** Looked for again when package.json is another one than before, and while something is missing. */
  async function findPackages(): Promise<ProjectPackages> {
    if (options.packages === undefined) return noPackages
    const bytes = await source.read('package.json').catch(() => undefined)
    const text = bytes === undefined ? undefined : Buffer.from(bytes).toString()
    if (text !== manifest || Object.keys(packages.missing).length > 0)
      packages = await packagesOf(text, options.packages)
    manifest = text
    return packages
  }

  function endOf(result: BuildResult, ms: number): BuildEnd {
    if (!result.ok) return { type: 'build-failed', problems: result.problems, ms }
    served.put(result)
    const { failedScreens, warnings } = result
    const changed = result.outputs.map(({ name }) => name)
    return { type: 'build-done', changed, page: pageFiles.takeChange(), failedScreens, warnings, ms }
  }

  function fail(thrown: unknown, began: number, waited: readonly ((end: BuildEnd) => void)[]): void {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    builtBy = -1
    if (thrown instanceof ProcessLost && !isClosed) {
      emit({ type: 'builder-restarted', why })
      // Once more with the same files; what ends the process twice waits for a change.
      if (lost++ === 0) {
        waiting = 'all'
        asked = [...waited, ...asked]
        return
      }
    }
    const hint = 'Change the file that was written last, or build again.'
    end({ type: 'build-failed', problems: [{ text: why, hint }], ms: performance.now() - began }, waited)
  }

  async function sourceMap(name: string): Promise<string | undefined> {
    if (isClosed) return undefined
    const answer = await connection.ask({ type: 'source-map', project: projectId, name }).catch(() => undefined)
    return answer?.type === 'source-map' ? answer.map : undefined
  }

  function changed(paths?: Iterable<string>): void {
    if (waiting === undefined) since = performance.now()
    if (paths === undefined || waiting === 'all') waiting = 'all'
    else waiting = new Set([...(waiting ?? []), ...paths])
    void buildAll()
  }

  void buildAll()
  return {
    changed,
    build(paths) {
      if (isClosed) return Promise.resolve(closedEnd)
      return new Promise((resolve) => {
        asked.push(resolve)
        changed(paths)
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    latest: () => last,
    firstBuilt: () => first,
    respond: served.respond,
    close() {
      isClosed = true
      listeners.clear()
      tellFirst()
      for (const resolve of asked.splice(0)) resolve(closedEnd)
      connection.tell({ type: 'close', project: projectId })
    },
  }
}

const closedEnd: BuildEnd = { type: 'build-failed', problems: [{ text: 'The preview was closed.' }], ms: 0 }
