/** What a tree remembers of its project: closed folders, and folders that have no file yet. */
import { keepText, keptText } from '../kept.ts'

export interface TreeState {
  readonly closed: ReadonlySet<string>
  readonly folders: readonly string[]
}

/** As it was left; whatever is not valid counts as nothing. */
export function keptTree(projectId: string): TreeState {
  return readTree(keptText('tree', projectId))
}

export function readTree(kept: string | null): TreeState {
  let value: unknown
  try {
    value = JSON.parse(kept ?? 'null')
  } catch {
    value = null
  }
  const list = (name: 'closed' | 'folders'): string[] => {
    const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
    return Array.isArray(found) ? found.filter((path): path is string => typeof path === 'string') : []
  }
  return { closed: new Set(list('closed')), folders: list('folders') }
}

export function keepTree(projectId: string, { closed, folders }: TreeState): void {
  keepText('tree', projectId, JSON.stringify({ closed: [...closed], folders }))
}
