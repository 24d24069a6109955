/** What the studio's own page may load: itself. Everything else that it shows stands in a frame of its own. */

export interface PolicySources {
  /** Where previews live: `kiln-app:`, or the preview hosts of the loopback server. */
  readonly frames: string
  /** Beside the page's own origin, for browsers whose 'self' does not cover sockets. */
  readonly sockets?: readonly string[]
}

/** The header's value. No unsafe-eval; Monaco sets inline styles and measures with data: images. */
export function studioPolicy({ frames, sockets = [] }: PolicySources): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${["'self'", ...sockets].join(' ')}`,
    "worker-src 'self'",
    `frame-src ${frames}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
