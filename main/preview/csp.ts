/** The headers that every answer of the responder carries: the network off, nothing sensitive granted, nothing kept. */

const refusedFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]

/**
 * What a generated app may load: its own files and what it makes itself. Inline code and `eval` are the app's own
 * affair, since nothing but the app lives on its host. Peer connections are outside of what a content policy can refuse
 * (see `bridge.ts`, and the session's network rules in Electron).
 */
export function contentPolicy(frameAncestors: readonly string[]): string {
  return [
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
    "connect-src 'self' data: blob:",
    "frame-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${["'self'", ...frameAncestors].join(' ')}`,
  ].join('; ')
}

/**
 * What an app in one file may load: only what it carries. Not even from its own host, so that whatever it lacks shows as
 * refused, and nothing that is missing is found by chance. `ownFolder`: the address below which Kiln serves its own
 * scripts, for the bridge.
 */
export function exportPolicy(frameAncestors: readonly string[], ownFolder: string): string {
  return [
    "default-src 'unsafe-inline' 'unsafe-eval' data: blob:",
    `script-src 'unsafe-inline' 'unsafe-eval' data: blob: ${ownFolder}`,
    `connect-src data: blob: ${ownFolder}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${["'self'", ...frameAncestors].join(' ')}`,
  ].join('; ')
}

/**
 * All headers but the content type. `frameAncestors`: the origins whose pages may show the preview in a frame.
 * Never add Origin-Agent-Cluster: with a scheme of our own it crashes Electron 33 as a whole.
 */
export function safeHeaders(
  frameAncestors: readonly string[],
  policy = contentPolicy(frameAncestors),
): Readonly<Record<string, string>> {
  return {
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
  }
}
