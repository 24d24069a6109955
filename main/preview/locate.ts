/** Finds the places in a React app's own files for places in its built scripts. */
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import type { CodePlace } from '#shared/domain/build.ts'

export interface Locator {
  /** In their order; undefined where a place is none of the app's own code. Lines and columns count from 1. */
  locate(places: readonly CodePlace[]): Promise<(CodePlace | undefined)[]>
}

/** What is known of scripts whose name has their contents' hash; a screen's map is read anew each time. */
const keptMaps = 4

/** `readMap`: the source map of a script, by the script's path on the app's host, without a leading slash. */
export function createLocator(readMap: (script: string) => Promise<string | undefined>): Locator {
  const kept = new Map<string, TraceMap>()

  async function mapOf(script: string): Promise<TraceMap | undefined> {
    const known = kept.get(script)
    if (known !== undefined) return known
    const text = await readMap(script)
    if (text === undefined) return undefined
    const map = new TraceMap(text)
    if (/\/(?:app|start)-[^/]+\.js$/.test(script)) kept.set(script, map)
    for (const oldest of [...kept.keys()].slice(0, -keptMaps)) kept.delete(oldest)
    return map
  }

  return {
    async locate(places) {
      const scripts = new Set(places.map(({ file }) => file).filter((file) => file.startsWith('__kiln/build/')))
      const maps = new Map(
        await Promise.all([...scripts].map(async (script) => [script, await mapOf(script)] as const)),
      )
      return places.map(({ file, line, column }) => {
        const map = maps.get(file)
        if (map === undefined) return undefined
        const found = originalPositionFor(map, { line, column: Math.max(0, column - 1) })
        if (found.source === null || found.source.startsWith('/__kiln/')) return undefined
        return { file: found.source.replace(/^\//, ''), line: found.line, column: found.column + 1 }
      })
    },
  }
}
