/** Opens a preview in the user's own browser, which in the browser shell is the one that this page runs in. */
import type { PreviewTarget } from '#shared/contract/routes.ts'
import type { Client } from './connection.ts'

/** Electron's main opens it; in the browser shell main may be on another machine, so that the page must. Throws Failures. */
export async function openPreviewOutside(
  client: { preview: Pick<Client['preview'], 'openExternal'> },
  target: PreviewTarget,
): Promise<void> {
  const { url } = await client.preview.openExternal(target)
  if (location.protocol.startsWith('http') && !navigator.userAgent.includes('Electron/'))
    window.open(url, '_blank', 'noopener')
}
