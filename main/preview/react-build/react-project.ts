/** One open React project on main's side: sends what has changed to be built, and answers with the last good build. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentType } from '../../lib/content-types.ts'
import type { BuiltFile } from '../find-file.ts'
import { ProcessLost, type BuildConnection } from './build-connection.ts'
import type { BuildProblem, BuildResult, FailedScreen } from './messages.ts'
import { unbuiltPage } from '../pages.ts'
import { lineOf } from './problems.ts'
import { buildFolder, pageOf, vendoredFile } from './page.ts'
import { isServed, readFiles, readProject, type ProjectSource } from './project-source.ts'
import type { VendoredSet } from './vendored.ts'

export type ReactBuildEvent =
  /** `changed`: the addresses below `/__kiln/build/` that are new or have other contents. */
  | {
      readonly type: 'build-done'
      readonly changed: readonly string[]
      readonly failedScreens: readonly FailedScreen[]
      readonly warnings: readonly BuildProblem[]
      /** From the change to the build. */
      readonly ms: number
    }
  /** The last good build is still served. */
  | { readonly type: 'build-failed'; readonly problems: readonly BuildProblem[]; readonly ms: number }
  /** The build process was lost, and there is another one. */
  | { readonly type: 'builder-restarted'; readonly why: string }

export interface ReactProject {
  /** These files are not as they were; without paths, any may have changed. Changes that come while it builds are one. */
  changed(paths?: Iterable<string>): void
  /** Every event from now on, until the function that is returned is called. */
  subscribe(listener: (event: ReactBuildEvent) => void): () => void
  /** How the newest build ended; undefined before the first one has. */
  latest(): Exclude<ReactBuildEvent, { type: 'builder-restarted' }> | undefined
  /**
   * What the path of an address gives (`/`, `/settings`, `/__kiln/build/…`, `/logo%201.svg`); undefined for nothing. `asPage`: it is to be shown, so
   * that an address without an ending is one of the app's own routes.
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
}

/** Scripts of earlier builds that are still served: a page that began to load one may need it. */
const oldScripts = 3

export function openReactProject({
  projectId,
  source,
  connection,
  vendorFolder,
  vendored,
}: ProjectOptions): ReactProject {
  const listeners = new Set<(event: ReactBuildEvent) => void>()
  const outputs = new Map<string, Uint8Array>()
  let waiting: Set<string> | 'all' | undefined = 'all'
  let since = performance.now()
  let isBuilding = false
  let isClosed = false
  let builtBy = -1
  let lost = 0
  let page: { readonly script: string; readonly packages: readonly string[] } | undefined
  let last: ReturnType<ReactProject['latest']>

  const emit = (event: ReactBuildEvent): void => {
    if (isClosed) return
    if (event.type !== 'builder-restarted') last = event
    for (const listener of listeners) listener(event)
  }

  async function buildAll(): Promise<void> {
    if (isBuilding) return
    isBuilding = true
    while (waiting !== undefined && !isClosed) {
      const changes: Set<string> | 'all' = waiting
      const began = since
      waiting = undefined
      try {
        emitResult(await buildOnce(changes), began)
        lost = 0
      } catch (thrown) {
        fail(thrown, began)
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
    const answer = await connection.ask({ type: 'build', project: projectId, fresh, files })
    if (answer.type !== 'built') throw new Error('The build process gave another answer than it was asked for.')
    return answer.result
  }

  function emitResult(result: BuildResult, began: number): void {
    const ms = performance.now() - began
    if (!result.ok) return emit({ type: 'build-failed', problems: result.problems, ms })
    for (const { name, body } of result.outputs) {
      // Anew at the end, so that the oldest are the first.
      outputs.delete(name)
      outputs.set(name, body)
    }
    page = { script: result.script, packages: result.packages }
    const scripts = [...outputs.keys()].filter((name) => name.startsWith('app-'))
    for (const name of scripts.slice(0, -oldScripts)) if (name !== result.script) outputs.delete(name)
    const changed = result.outputs.map(({ name }) => name)
    emit({ type: 'build-done', changed, failedScreens: result.failedScreens, warnings: result.warnings, ms })
  }

  function fail(thrown: unknown, began: number): void {
    if (isClosed) return
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    builtBy = -1
    if (thrown instanceof ProcessLost) {
      emit({ type: 'builder-restarted', why })
      // Once more with the same files; what ends the process twice waits for a change.
      if (lost++ === 0) return void (waiting = 'all')
    }
    const hint = 'Change the file that was written last, or build again.'
    emit({ type: 'build-failed', problems: [{ text: why, hint }], ms: performance.now() - began })
  }

  async function builtFile(name: string): Promise<BuiltFile | undefined> {
    const body = outputs.get(name)
    if (body !== undefined) return { body, contentType: contentType(name), lasting: name.startsWith('app-') }
    if (!name.endsWith('.js.map') || isClosed) return undefined
    const question = { type: 'source-map', project: projectId, name: name.slice(0, -4) } as const
    const answer = await connection.ask(question).catch(() => undefined)
    const map = answer?.type === 'source-map' ? answer.map : undefined
    return map === undefined ? undefined : { body: Buffer.from(map), contentType: contentType(name), lasting: false }
  }

  async function appPage(): Promise<BuiltFile> {
    const html = await source.read('index.html').catch(() => undefined)
    const text = html === undefined ? undefined : Buffer.from(html).toString()
    const problems = last?.type === 'build-failed' ? last.problems : []
    const whole = page === undefined ? unbuiltPage(problems.map(lineOf)) : pageOf({ html: text, ...page }, vendored)
    return { body: Buffer.from(whole), contentType: contentType('index.html'), lasting: false }
  }

  async function ownFile(path: string): Promise<BuiltFile | undefined> {
    for (const name of [`public/${path}`, path]) {
      const body = isServed(name) ? await source.read(name).catch(() => undefined) : undefined
      if (body !== undefined) return { body, contentType: contentType(name), lasting: false }
    }
    return undefined
  }

  void buildAll()
  return {
    changed(paths) {
      if (waiting === undefined) since = performance.now()
      if (paths === undefined || waiting === 'all') waiting = 'all'
      else waiting = new Set([...(waiting ?? []), ...paths])
      void buildAll()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    latest: () => last,
    async respond(address, asPage) {
      const pathname = decoded(address)
      if (pathname.startsWith(buildFolder)) return await builtFile(pathname.slice(buildFolder.length))
      const file = vendoredFile(pathname, vendored)
      if (file !== undefined) {
        return { body: await readFile(join(vendorFolder, file)), contentType: contentType(file), lasting: true }
      }
      if (pathname.startsWith('/__kiln/')) return undefined
      const path = pathname.replace(/^\//, '')
      if (path === '' || path === 'index.html' || (asPage && !/\.[^/]+$/.test(path))) return await appPage()
      return await ownFile(path)
    },
    close() {
      isClosed = true
      listeners.clear()
      connection.tell({ type: 'close', project: projectId })
    },
  }
}

/** One that cannot be read is nobody's. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return '/__kiln/'
  }
}
