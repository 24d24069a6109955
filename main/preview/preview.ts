/** Previews: a host for each project and older version, and the answers to what their pages ask for. */
import { randomBytes } from 'node:crypto'
import type { PreviewTarget } from '#shared/contract/routes.ts'
import { Failure } from '#shared/domain/error.ts'
import { safeHeaders } from './csp.ts'
import type { Site } from './find-file.ts'
import { createHosts } from './hosts.ts'
import { createOverlay, type LiveOverlay, type Overlay } from './overlay.ts'
import { ownFolder } from './own-files.ts'
import { createRequestLog, requestEntry } from './request-log.ts'
import { respondTo } from './responder.ts'

export type { Overlay } from './overlay.ts'

export interface PreviewOptions {
  /** Kept with the data: hosts, and with them the apps' own storage, depend on it. */
  readonly secret: string
  /** May throw `not-found` or `invalid-input`, which count as undefined. */
  readProjectFile(projectId: string, path: string): Promise<Uint8Array | undefined>
  readVersionFile(versionId: string, path: string): Promise<Uint8Array | undefined>
  /** Origins whose pages may frame a preview: `kiln://studio`, `http://127.0.0.1:4747`. */
  readonly frameAncestors: readonly string[]
  /** All that a host may stand for; asked when one comes that was not opened since the start, as from a restored tab. */
  targets?(): Iterable<PreviewTarget>
}

export interface Preview {
  /** A DNS label, for `kiln-app://<host>/` and `http://<host>.localhost:<port>/`. */
  hostFor(target: PreviewTarget): string
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
}

export function createPreview(options: PreviewOptions): Preview {
  const hosts = createHosts(options.secret, () => options.targets?.() ?? [])
  const headers = safeHeaders(options.frameAncestors)
  const asked = createRequestLog()
  const overlays = new Map<string, LiveOverlay>()
  const putAway = new Map<string, LiveOverlay>()

  function siteOf(target: PreviewTarget): Site {
    if (target.view === 'version') {
      return {
        read: (path) => found(() => options.readVersionFile(target.versionId, path)),
        overlay: () => undefined,
        overlayById: () => undefined,
      }
    }
    return {
      read: (path) => found(() => options.readProjectFile(target.projectId, path)),
      overlay: () => overlays.get(target.projectId),
      overlayById: (id) =>
        [overlays.get(target.projectId), putAway.get(target.projectId)].find((overlay) => overlay?.id === id),
    }
  }

  function putAwayOverlay(projectId: string, next: LiveOverlay | undefined): void {
    const overlay = overlays.get(projectId)
    if (next === undefined) overlays.delete(projectId)
    else overlays.set(projectId, next)
    if (overlay === undefined) return
    putAway.set(projectId, overlay)
    // Only now, so that whoever waits for one of its files looks at what is there instead.
    overlay.close()
  }

  return {
    hostFor: hosts.hostFor,
    knows: (host) => hosts.targetOf(host) !== undefined,
    async respond(host, request) {
      const target = hosts.targetOf(host)
      if (target === undefined) return new Response('No app has this address.', { status: 404, headers })
      const askedAt = Date.now()
      const began = performance.now()
      const note = (response: Response): Response => {
        if (!new URL(request.url).pathname.startsWith(ownFolder)) {
          asked.add(host, requestEntry(request, response, askedAt, performance.now() - began))
        }
        return response
      }
      const askedOf = { count: () => asked.count(host), since: (count: number) => asked.since(host, count) }
      try {
        return note(await respondTo(siteOf(target), request, headers, askedOf))
      } catch (error) {
        const why = error instanceof Failure ? error.error.message : 'The file could not be read.'
        return note(
          new Response(why, { status: 500, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } }),
        )
      }
    },
    overlay(projectId) {
      const overlay = createOverlay(randomBytes(6).toString('hex'))
      putAwayOverlay(projectId, overlay)
      return overlay
    },
    clearOverlay: (projectId) => putAwayOverlay(projectId, undefined),
  }
}

async function found(read: () => Promise<Uint8Array | undefined>): Promise<Uint8Array | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Failure && /^(not-found|invalid-input)$/.test(error.error.kind)) return undefined
    throw error
  }
}
