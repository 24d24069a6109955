/** React projects by their ids: opened when they are first looked at, told of every change, put away when others are looked at. */
import type { BuildState, CodePlace } from '#shared/domain/build.ts'
import { createBuildStates, type FollowedBuild, statesOf } from './build-states.ts'
import type { BuiltFile } from './find-file.ts'
import { createLocator, type Locator } from './locate.ts'
import type { LiveOverlay } from './overlay.ts'
import type { ProjectSource } from './react-build/project-source.ts'
import type { ReactPreview } from './react-build/react-preview.ts'
import type { BuildEnd, ReactProject } from './react-build/react-project.ts'

export interface ReactSites {
  /** Undefined for an address that the app has nothing for. A page waits for the first build. */
  respond(projectId: string, address: string, asPage: boolean): Promise<BuiltFile | undefined>
  /** Builds a project with these files as they are now, opening it if need be. */
  build(projectId: string, paths: Iterable<string>): Promise<BuildEnd>
  /** Nothing happens for a project that is not open. Without paths, any file may have changed. */
  changed(projectId: string, paths?: Iterable<string>): void
  /** How the build stands, at once, and each change of that; opens the project, and keeps it open until the signal fires. */
  watch(projectId: string, signal: AbortSignal): AsyncGenerator<BuildState, void>
  /** Places of built scripts in the project's own files; undefined for what is none of its code, or is built no more. */
  locate(projectId: string, places: readonly CodePlace[]): Promise<(CodePlace | undefined)[]>
}

export interface ReactSitesParts {
  readonly builds: ReactPreview
  readonly isReact: (projectId: string) => boolean
  readonly list: (projectId: string) => Promise<readonly string[]>
  readonly read: (projectId: string, path: string) => Promise<Uint8Array | undefined>
  /** The newest answer over the project's files: those of its files that are whole are built in their place. */
  readonly overlay: (projectId: string) => LiveOverlay | undefined
  /** Told of each build as it ends. */
  readonly onBuild?: ((projectId: string, state: BuildState) => void) | undefined
}

interface OpenSite {
  readonly project: ReactProject
  readonly build: FollowedBuild
  readonly locator: Locator
  /** Windows that show it, and requests and builds under way: it stays open for them. */
  users: number
}

/** Projects that stay open: each keeps its texts and what the compilers remember. */
const mostOpen = 3

export function createReactSites({ builds, isReact, list, read, overlay, onBuild }: ReactSitesParts): ReactSites {
  // The one that was looked at last is the last.
  const open = new Map<string, OpenSite>()
  const states = createBuildStates()

  function sourceOf(projectId: string): ProjectSource {
    return {
      async list() {
        return [...new Set([...(await list(projectId)), ...(overlay(projectId)?.paths() ?? [])])]
      },
      async read(path) {
        const answered = overlay(projectId)?.file(path)
        return answered?.isEnded() ? answered.bytes() : await read(projectId, path)
      },
    }
  }

  function opened(projectId: string): OpenSite {
    const site = open.get(projectId) ?? start(projectId)
    open.delete(projectId)
    open.set(projectId, site)
    for (const [oldest, other] of [...open].slice(0, -mostOpen)) {
      if (other.users > 0) continue
      other.project.close()
      open.delete(oldest)
    }
    return site
  }

  function start(projectId: string): OpenSite {
    const project = builds.open(projectId, sourceOf(projectId))
    const locator = createLocator(async (script) => {
      const map = await project.respond(`/${script}.map`, false)
      return map === undefined ? undefined : Buffer.from(map.body).toString()
    })
    const build = states.follow(project)
    if (onBuild !== undefined) build.subscribe((state) => onBuild(projectId, state))
    return { project, build, locator, users: 0 }
  }

  async function using<T>(projectId: string, job: (project: ReactProject) => Promise<T>): Promise<T> {
    const site = opened(projectId)
    site.users++
    try {
      return await job(site.project)
    } finally {
      site.users--
    }
  }

  return {
    async respond(projectId, address, asPage) {
      if (!isReact(projectId)) return undefined
      return await using(projectId, async (project) => {
        if (asPage) await project.firstBuilt()
        return await project.respond(address, asPage)
      })
    },
    build: (projectId, paths) => using(projectId, (project) => project.build(paths)),
    changed: (projectId, paths) => open.get(projectId)?.project.changed(paths),
    async locate(projectId, places) {
      return (await open.get(projectId)?.locator.locate(places)) ?? places.map(() => undefined)
    },
    async *watch(projectId, signal) {
      const site = opened(projectId)
      site.users++
      try {
        yield* statesOf(site.build, signal)
      } finally {
        site.users--
      }
    },
  }
}
