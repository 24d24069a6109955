/** A registry on 127.0.0.1 for tests: real descriptions and tarballs over HTTP, made of what a test says. */
import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { Header } from 'tar'

export interface TestPackage {
  readonly name: string
  readonly version: string
  /** What stands in its package.json beside name and version. */
  readonly manifest?: Readonly<Record<string, unknown>>
  readonly files?: Readonly<Record<string, string | Buffer>>
  /** Put into the tarball as they are: links, paths that lead out. */
  readonly entries?: readonly TarEntry[]
  /** In place of what is true. */
  readonly dist?: Readonly<Record<string, unknown>>
  /** The bytes that are served for the tarball, in place of what is described. */
  readonly served?: Buffer
}

export interface TarEntry {
  readonly path: string
  readonly type?: 'File' | 'SymbolicLink' | 'Link' | 'CharacterDevice'
  readonly linkpath?: string
  readonly body?: string | Buffer
}

export interface TestRegistry {
  readonly url: string
  /** The path of each request, in their order. */
  readonly asked: readonly string[]
  /** What each request brought as its key. */
  readonly keys: readonly (string | undefined)[]
  publish(...packages: readonly TestPackage[]): void
  /** From now on it takes the request and says nothing, until it is let go on. */
  hang(): void
  goOn(): void
  close(): Promise<void>
}

export async function startTestRegistry(): Promise<TestRegistry> {
  const versions = new Map<string, Map<string, Record<string, unknown>>>()
  const tarballs = new Map<string, Buffer>()
  const asked: string[] = []
  const keys: (string | undefined)[] = []
  let hangs = false
  const held: (() => void)[] = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    asked.push(path)
    keys.push(request.headers.authorization)
    if (hangs) held.push(() => answer(path.slice(1), response))
    else answer(path.slice(1), response)
  })

  function answer(path: string, response: ServerResponse): void {
    const tarball = tarballs.get(path)
    if (tarball !== undefined) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(tarball)
      return
    }
    const known = versions.get(path)
    if (known === undefined) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"Not found"}')
      return
    }
    const newest = [...known.keys()].at(-1)
    const body = { name: path, 'dist-tags': { latest: newest, next: newest }, versions: Object.fromEntries(known) }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    url,
    asked,
    keys,
    publish(...packages) {
      for (const one of packages) {
        const manifest = { ...one.manifest, name: one.name, version: one.version }
        const tarball = pack(manifest, one)
        const path = `${one.name}/-/${one.name.split('/').pop() ?? ''}-${one.version}.tgz`
        tarballs.set(path, one.served ?? tarball)
        const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
        const files = Object.values(one.files ?? {})
        const unpackedSize = files.reduce((sum, file) => sum + file.length, 0)
        const dist = { tarball: url + path, integrity, unpackedSize, fileCount: files.length + 1, ...one.dist }
        const known = versions.get(one.name) ?? new Map<string, Record<string, unknown>>()
        versions.set(one.name, known.set(one.version, { ...manifest, dist }))
      }
    },
    hang: () => void (hangs = true),
    goOn() {
      hangs = false
      for (const give of held.splice(0)) give()
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function pack(manifest: Readonly<Record<string, unknown>>, { files = {}, entries = [] }: TestPackage): Buffer {
  const all: TarEntry[] = [
    { path: 'package/package.json', body: JSON.stringify(manifest) },
    ...Object.entries(files).map(([path, body]) => ({ path: `package/${path}`, body })),
    ...entries,
  ]
  return gzipSync(Buffer.concat([...all.map(block), Buffer.alloc(1024)]))
}

function block({ path, type = 'File', linkpath = '', body = '' }: TarEntry): Buffer {
  const bytes = Buffer.from(body)
  const header = new Header({ path, type, linkpath, size: bytes.length, mode: 0o644, mtime: new Date(0) })
  header.encode()
  if (header.block === undefined) throw new Error('tar made no header.')
  return Buffer.concat([header.block, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])
}
