/** The scripts that the studio's page cannot start without: its entry and what that imports, as built. */
import { readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { init, parse } from 'es-module-lexer'

export interface Script {
  readonly name: string
  /** Gzipped, as a server would send it. */
  readonly bytes: number
}

/** Follows static imports only: what is imported later (Monaco, the Arabic words…) is not waited for. */
export async function initialScripts(rendererFolder: string): Promise<readonly Script[]> {
  await init
  const html = await readFile(join(rendererFolder, 'index.html'), 'utf8')
  const waiting = [...html.matchAll(/<(?:script[^>]+src|link[^>]+modulepreload[^>]+href)="([^"]+\.js)"/g)].map(
    ([, path]) => join(rendererFolder, path ?? ''),
  )
  const found = new Map<string, Script>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    const source = await readFile(path, 'utf8')
    found.set(path, { name: relative(rendererFolder, path), bytes: gzipSync(source).length })
    const folder = dirname(path)
    for (const imported of parse(source)[0]) {
      if (imported.type === 'static' && imported.specifier.startsWith('.'))
        waiting.push(join(folder, imported.specifier))
    }
  }
  return [...found.values()].toSorted((a, b) => b.bytes - a.bytes)
}
