/** Kiln's two schemes: `kiln://studio/` is the studio's page, `kiln-app://<host>/` a preview. */
import { protocol, type Session } from 'electron'
import type { Preview } from '../../preview/preview.ts'
import { studioPolicy } from '../content-security-policy.ts'
import { createStaticFiles } from '../static-files.ts'

export const studioOrigin = 'kiln://studio'

/** Must be called before Electron is ready. Both behave as https does: own origin, storage, fetch, streamed answers. */
export function registerSchemes(): void {
  const privileges = {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    corsEnabled: true,
    codeCache: true,
  }
  protocol.registerSchemesAsPrivileged([
    { scheme: 'kiln', privileges },
    { scheme: 'kiln-app', privileges },
  ])
}

/** Answers both schemes in this session. Previews wait for the studio, which may still be starting. */
export function handleSchemes(session: Session, rendererFolder: string, preview: Promise<Preview>): void {
  const page = createStaticFiles(rendererFolder, studioPolicy({ frames: 'kiln-app:' }))
  session.protocol.handle('kiln', (request) =>
    new URL(request.url).host === 'studio' ? page(request) : new Response(null, { status: 404 }),
  )
  session.protocol.handle('kiln-app', async (request) => {
    const host = new URL(request.url).hostname
    const responder = await preview
    return responder.knows(host) ? await responder.respond(host, request) : new Response(null, { status: 421 })
  })
}
