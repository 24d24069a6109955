/** Hears of changes of the shown project's files by other programs. */
import { useEffect, useState } from 'react'
import { client, connectionState } from '../client/connection.ts'
import { invalidate } from '../client/query-cache.ts'

const retryMs = 1_000

/** Asks for the project again when something changed; the number grows with each change. */
export function useProjectWatch(projectId: string | undefined): number {
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    if (projectId === undefined) return undefined
    const leave = new AbortController()
    const { signal } = leave
    void (async () => {
      while (!signal.aborted && connectionState() !== 'lost') {
        try {
          for await (const { changed } of await client.project.watch({ projectId }, { signal })) {
            if (changed.length === 0) continue
            invalidate(`project/${projectId}`)
            setChanges((count) => count + 1)
          }
        } catch {
          // Connections break: it is asked again when there is one.
        }
        await new Promise((resolve) => setTimeout(resolve, retryMs))
      }
    })()
    return () => leave.abort()
  }, [projectId])
  return changes
}
