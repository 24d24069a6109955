/** The prompts that wait in each project. */
import { PromptQueue } from '#shared/domain/queue.ts'
import type { Database } from './database.ts'

export interface QueuesTable {
  /** Empty and not paused where nothing waits. */
  get(projectId: string): PromptQueue
  /** Written whole; one without prompts is forgotten, its pause too. */
  set(projectId: string, queue: PromptQueue): void
  /** The projects in which prompts wait. */
  projectIds(): string[]
}

const emptyQueue: PromptQueue = { prompts: [], paused: false }

export function createQueuesTable(database: Database): QueuesTable {
  const get = database.prepare<[string], { queue: string }>('SELECT queue FROM prompt_queues WHERE project_id = ?')
  const set = database.prepare<[string, string]>(
    `INSERT INTO prompt_queues (project_id, queue) VALUES (?, ?)
     ON CONFLICT (project_id) DO UPDATE SET queue = excluded.queue`,
  )
  const remove = database.prepare<[string]>('DELETE FROM prompt_queues WHERE project_id = ?')
  const list = database.prepare<[], { project_id: string }>('SELECT project_id FROM prompt_queues ORDER BY project_id')

  return {
    get(projectId) {
      const row = get.get(projectId)
      return row === undefined ? emptyQueue : PromptQueue.parse(JSON.parse(row.queue))
    },
    set(projectId, queue) {
      if (queue.prompts.length === 0) remove.run(projectId)
      else set.run(projectId, JSON.stringify(queue))
    },
    projectIds: () => list.all().map(({ project_id: id }) => id),
  }
}
