/** The built renderer as `(Request) => Response`: the same for kiln:// and for the loopback server. */
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

/** Serves a folder's files to GET and HEAD, with the policy on each; everything else is 404 or 405. */
export function createStaticFiles(folder: string, policy: string): (request: Request) => Promise<Response> {
  const headers = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers })
    const path = filePath(new URL(request.url).pathname)
    const bytes = path === undefined ? undefined : await readInside(folder, path)
    if (path === undefined || bytes === undefined) {
      return new Response('Not found', { status: 404, headers: { ...headers, 'content-type': 'text/plain' } })
    }
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: {
        ...headers,
        'content-type': types[extname(path)] ?? 'application/octet-stream',
        'content-length': String(bytes.byteLength),
        // The names of built assets hold a hash of what is in them.
        'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    })
  }
}

/** The file that a URL's path names, relative and decoded; undefined when it names none or tries to leave. */
export function filePath(pathname: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(pathname).replace(/^\//, '')
  } catch {
    return undefined
  }
  if (/[\\:\0]/.test(path)) return undefined
  if (path === '' || path.endsWith('/')) path += 'index.html'
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') ? path : undefined
}

async function readInside(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, path))])
    return real.startsWith(root + sep) ? new Uint8Array(await readFile(real)) : undefined
  } catch {
    return undefined
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}
