/** Prompts of before that ask for nearly the same, for an offer before sending: nothing is ever taken in their place. */
import type { SimilarPrompt } from '#shared/domain/run.ts'
import type { Store } from '../store/store.ts'
import { createPromptIndex } from './prompt-index.ts'
import type { RunRegistry } from './registry.ts'

export interface SimilarPrompts {
  /**
   * At most three, the most alike first. Without a project: apps that were made by such a prompt, in any project. With
   * one: changes that were made to it; what was asked of another app says nothing of this one.
   */
  find(prompt: string, projectId: string | undefined, signal: AbortSignal): Promise<SimilarPrompt[]>
}

const offered = 3
/** Read at a time, so that main's loop is never held for long. */
const slice = 400

/** Reads the stored runs at the first question, and hears of new ones from then on. `onOffer` is told of a prompt that has some. */
export function createSimilarPrompts(
  store: Store,
  runs: Pick<RunRegistry, 'onRunEnd'>,
  onOffer: (prompt: string) => void = () => undefined,
): SimilarPrompts {
  const apps = createPromptIndex()
  const changes = new Map<string, ReturnType<typeof createPromptIndex>>()
  let reading: Promise<void> | undefined

  function add({ id, projectId, mode, prompt }: { id: string; projectId: string; mode: string; prompt: string }): void {
    if (mode === 'create') return apps.add(id, prompt)
    const index = changes.get(projectId) ?? createPromptIndex()
    changes.set(projectId, index)
    index.add(id, prompt)
  }

  async function readAll(): Promise<void> {
    const answered = store.runs.listAnswered()
    for (let from = 0; from < answered.length; from += slice) {
      answered.slice(from, from + slice).forEach(add)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  runs.onRunEnd((projectId, outcome) => {
    if (reading === undefined || outcome !== 'done') return
    const last = store.runs.listByProject(projectId).findLast(({ beside }) => beside === undefined)
    if (last !== undefined) add(last)
  })

  return {
    async find(prompt, projectId, signal) {
      reading ??= readAll()
      await reading
      signal.throwIfAborted()
      const index = projectId === undefined ? apps : changes.get(projectId)
      // Some of them may be gone by now.
      const found = index?.find(prompt, offered * 4) ?? []
      const similar = found.flatMap(({ id, score }) => described(store, id, score)).slice(0, offered)
      if (similar.length > 0) onOffer(prompt)
      return similar
    },
  }
}

function described(store: Store, runId: string, score: number): SimilarPrompt[] {
  const run = store.runs.get(runId)
  const project = run === undefined ? undefined : store.projects.get(run.projectId)
  if (run === undefined || project === undefined || run.versionId === undefined) return []
  // A screen that was tried again has its app's prompt, and is no answer to it.
  if (run.screen !== undefined) return []
  const { projectId, prompt, startedAt, endedAt = startedAt, asked, answered = asked } = run
  return [{ runId, projectId, projectName: project.name, prompt, at: endedAt, model: answered, score }]
}
