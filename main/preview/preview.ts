/** Previews: a host for each project, older version and export, one for the starter apps, and the answers to their pages. */
import { randomBytes } from 'node:crypto'
import type { PreviewTarget } from '#shared/contract/routes.ts'
import type { BuildState, CodePlace } from '#shared/domain/build.ts'
import { Failure, failure } from '#shared/domain/error.ts'
import { bridgeTag } from './bridge-tag.ts'
import { exportPolicy, safeHeaders } from './csp.ts'
import type { Site } from './find-file.ts'
import { createHosts } from './hosts.ts'
import { createOverlay, type LiveOverlay, type Overlay } from './overlay.ts'
import { ownFolder } from './own-files.ts'
import type { ReactPreview } from './react-build/react-preview.ts'
import type { BuildEnd } from './react-build/react-project.ts'
import { createReactSites } from './react-sites.ts'
import { createRequestLog, requestEntry } from './request-log.ts'
import { respondTo, respondToFailure } from './responder.ts'
import { runOfSite, variantSite } from './variant-site.ts'

export type { Overlay } from './overlay.ts'

export interface PreviewOptions {
  /** Kept with the data: hosts, and with them the apps' own storage, depend on it. */
  readonly secret: string
  /** May throw `not-found` or `invalid-input`, which count as undefined. */
  readProjectFile(projectId: string, path: string): Promise<Uint8Array | undefined>
  /** What shows React apps; without it, a project's files are served as they are. */
  readonly react?: {
    readonly builds: ReactPreview
    isReact(projectId: string): boolean
    listFiles(projectId: string): Promise<readonly string[]>
    /** The files of an older version; without it, versions are served as they are. */
    listVersionFiles?(versionId: string): readonly string[]
    /** Told of each build as it ends. */
    onBuild?(projectId: string, state: BuildState): void
  }
  readVersionFile(versionId: string, path: string): Promise<Uint8Array | undefined>
  /**
   * What an answer that is not the project's yet is laid over: a version, or nothing at all. Undefined while nobody looks at it:
   * then it has no address. Whoever answers lays the answer over `variantSite`.
   */
  variant?(runId: string): { readonly versionId?: string | undefined } | undefined
  /** A starter app's text. Throws not-found for one that is not there. */
  readTemplateFile?(
    templateId: string,
    wishes: { readonly language: 'en' | 'ar'; readonly theme: 'light' | 'dark' },
    path: string,
  ): Promise<string | undefined>
  /** The project as one page. Throws a Failure where it cannot be that. */
  exportPage?(projectId: string): Promise<string>
  /** Whether the project is there: a removed one's hosts answer nothing. */
  hasProject?(projectId: string): boolean
  /** Origins whose pages may frame a preview: `kiln://studio`, `http://127.0.0.1:4747`. */
  readonly frameAncestors: readonly string[]
  /** All that a host may stand for; asked when one comes that was not opened since the start, as from a restored tab. */
  targets?(): Iterable<PreviewTarget>
}

export interface Preview {
  /** A DNS label, for `kiln-app://<host>/` and `http://<host>.localhost:<port>/`. */
  hostFor(target: PreviewTarget): string
  /** Where on its host the target begins, without a leading slash: '' for its root. */
  pathFor(target: PreviewTarget): string
  knows(host: string): boolean
  /**
   * The answer for a page of the host. Pass a request whose `signal` aborts when the browser goes away: answers may wait
   * for a file to be written, and their bodies may go on as long as the run.
   */
  respond(host: string, request: Request): Promise<Response>
  /** Begins an answer over the project's files, in the place of an earlier one. */
  overlay(projectId: string): Overlay
  /** Shows the project's own files again. */
  clearOverlay(projectId: string): void
  /**
   * Builds a React app with these files as they are now, and says how it ended: for a run, which goes on by it. Throws
   * where there is nothing that shows React apps.
   */
  build(projectId: string, paths: readonly string[]): Promise<BuildEnd>
  /**
   * How a React app's build stands, at once, and each change of that, until the signal fires. Throws for what is no React
   * app.
   */
  watchBuild(projectId: string, signal: AbortSignal): AsyncGenerator<BuildState, void>
  /** Places of a React app's built scripts in its own files; undefined for what is none of its code. */
  locate(projectId: string, places: readonly CodePlace[]): Promise<(CodePlace | undefined)[]>
  /** The project's own files are not as they were; without paths, any of them. */
  projectChanged(projectId: string, paths?: readonly string[]): void
}

export function createPreview(options: PreviewOptions): Preview {
  const hosts = createHosts(options.secret, () => options.targets?.() ?? [])
  const headers = safeHeaders(options.frameAncestors)
  const asked = createRequestLog()
  const overlays = new Map<string, LiveOverlay>()
  const putAway = new Map<string, LiveOverlay>()
  const react =
    options.react &&
    createReactSites({
      builds: options.react.builds,
      isReact: (id) => options.react?.isReact(id.replace(siteMark, '')) === true,
      list: async (id) => {
        const versionId = versionOf(id)
        if (versionId === undefined && runOfSite(id) !== undefined) return []
        if (versionId === undefined) return (await options.react?.listFiles(id)) ?? []
        return options.react?.listVersionFiles?.(versionId) ?? []
      },
      read: async (id, path) => {
        const versionId = versionOf(id)
        if (versionId === undefined && runOfSite(id) !== undefined) return undefined
        return versionId === undefined ? options.readProjectFile(id, path) : options.readVersionFile(versionId, path)
      },
      overlay: (projectId) => overlays.get(projectId),
      onBuild: options.react.onBuild,
    })

  /** The version that the site shows, or that its answer lies over. */
  function versionOf(site: string): string | undefined {
    const runId = runOfSite(site)
    return runId === undefined ? versionMark.exec(site)?.[0].slice(1) : options.variant?.(runId)?.versionId
  }

  function siteOf(target: PreviewTarget): Site {
    const still = { overlay: () => undefined, overlayById: () => undefined }
    switch (target.view) {
      case 'version':
        return {
          ...still,
          read: (path) => found(() => options.readVersionFile(target.versionId, path)),
          built: async (address, asPage) =>
            options.react?.listVersionFiles === undefined
              ? undefined
              : await react?.respond(`${target.projectId}@${target.versionId}`, address, asPage),
        }
      case 'template':
        return { ...still, read: (path) => found(() => readTemplate(path)) }
      case 'export':
        return {
          ...still,
          read: async (path) => {
            const page = path === 'index.html' ? await options.exportPage?.(target.projectId) : undefined
            return page === undefined ? undefined : Buffer.from(page)
          },
        }
      case 'variant': {
        const site = variantSite(target.projectId, target.runId)
        return projectSite(site, async (path) => {
          const versionId = versionOf(site)
          return versionId === undefined ? undefined : await options.readVersionFile(versionId, path)
        })
      }
      case 'project':
        return projectSite(target.projectId, (path) => options.readProjectFile(target.projectId, path))
    }
  }

  function exportHeaders(request: Request): Readonly<Record<string, string>> {
    const { protocol, host } = new URL(request.url)
    return safeHeaders(options.frameAncestors, exportPolicy(options.frameAncestors, `${protocol}//${host}${ownFolder}`))
  }

  function targetOf(host: string): PreviewTarget | undefined {
    const target = hosts.targetOf(host)
    if (target === undefined || target.view === 'template') return target
    if (target.view === 'variant' && options.variant?.(target.runId) === undefined) return undefined
    return options.hasProject?.(target.projectId) === false ? undefined : target
  }

  async function readTemplate(path: string): Promise<Uint8Array | undefined> {
    const [, templateId = '', language, theme, rest = ''] = /^([^/]+)\/(en|ar)-(light|dark)\/(.+)$/.exec(path) ?? []
    if ((language !== 'en' && language !== 'ar') || (theme !== 'light' && theme !== 'dark')) return undefined
    const text = await options.readTemplateFile?.(templateId, { language, theme }, rest)
    return text === undefined ? undefined : Buffer.from(text)
  }

  function projectSite(projectId: string, read: (path: string) => Promise<Uint8Array | undefined>): Site {
    return {
      read: (path) => found(() => read(path)),
      built: async (address, asPage) => await react?.respond(projectId, address, asPage),
      overlay: () => overlays.get(projectId),
      overlayById: (id) => [overlays.get(projectId), putAway.get(projectId)].find((overlay) => overlay?.id === id),
    }
  }

  function putAwayOverlay(projectId: string, next: LiveOverlay | undefined): void {
    const overlay = overlays.get(projectId)
    if (next === undefined) overlays.delete(projectId)
    else overlays.set(projectId, next)
    if (overlay === undefined) return
    // A decided answer has no address any more: none of its pages asks what it has missed.
    if (next === undefined && runOfSite(projectId) !== undefined) putAway.delete(projectId)
    else putAway.set(projectId, overlay)
    // Only now, so that whoever waits for one of its files looks at what is there instead.
    overlay.close()
  }

  return {
    hostFor: hosts.hostFor,
    pathFor: (target) => (target.view === 'template' ? `${target.templateId}/${target.language}-${target.theme}/` : ''),
    knows: (host) => targetOf(host) !== undefined,
    async respond(host, request) {
      const target = targetOf(host)
      if (target === undefined) return new Response('No app has this address.', { status: 404, headers })
      const own = target.view === 'export' ? exportHeaders(request) : headers
      const askedAt = Date.now()
      const began = performance.now()
      const added = Buffer.byteLength(bridgeTag(null, asked.count(host)))
      const note = (response: Response): Response => {
        if (!new URL(request.url).pathname.startsWith(ownFolder)) {
          asked.add(host, requestEntry(request, response, { askedAt, ms: performance.now() - began, added }))
        }
        return response
      }
      const askedOf = { count: () => asked.count(host), since: (count: number) => asked.since(host, count) }
      try {
        return note(await respondTo(siteOf(target), request, own, askedOf))
      } catch (error) {
        const why = error instanceof Failure ? error.error.message : 'The file could not be read.'
        return note(respondToFailure(why, request, own, askedOf.count()))
      }
    },
    overlay(projectId) {
      const overlay = createOverlay(randomBytes(6).toString('hex'))
      putAwayOverlay(projectId, overlay)
      react?.changed(projectId)
      return {
        ...overlay,
        end(path) {
          overlay.end(path)
          react?.changed(projectId, [path])
        },
        drop(path) {
          overlay.drop(path)
          react?.changed(projectId, [path])
        },
        finish() {
          overlay.finish()
          react?.changed(projectId)
        },
      }
    },
    clearOverlay(projectId) {
      putAwayOverlay(projectId, undefined)
      react?.changed(projectId)
    },
    async build(projectId, paths) {
      if (react === undefined) throw new Error('This preview shows no React apps.')
      return await react.build(projectId, paths)
    },
    watchBuild(projectId, signal) {
      if (react === undefined || options.react?.isReact(projectId.replace(siteMark, '')) !== true) {
        throw failure('invalid-input', 'This is no React app: it is shown as it is written, without a build.')
      }
      return react.watch(projectId, signal)
    },
    locate: async (projectId, places) => (await react?.locate(projectId, places)) ?? places.map(() => undefined),
    projectChanged: (projectId, paths) => react?.changed(projectId, paths),
  }
}

/** An older version of a React app is built beside the project: its site is `project@version`. */
const versionMark = /@.*$/
/** That, or an answer that is not the project's yet. */
const siteMark = /[@~].*$/

async function found(read: () => Promise<Uint8Array | undefined>): Promise<Uint8Array | undefined> {
  try {
    return await read()
  } catch (error) {
    // A folder that is gone says so itself; any other file that is not there is simply not there.
    const isMissing = error instanceof Failure && /^(not-found|invalid-input)$/.test(error.error.kind)
    if (isMissing && error.error.detail !== 'folder') return undefined
    throw error
  }
}
