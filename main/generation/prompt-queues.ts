/** Prompts that wait while a run is live: main owns them, and starts the next one when a run ends well. */
import { failure } from '#shared/domain/error.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import type { ContextWishes } from '#shared/domain/context.ts'
import type { ModelChoice } from '#shared/domain/model.ts'
import type { PromptQueue, QueuedPrompt } from '#shared/domain/queue.ts'
import type { RunOutcome } from '#shared/domain/run.ts'
import type { Clock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import type { Projects } from '../projects/projects.ts'
import type { Store } from '../store/store.ts'
import type { Attachments } from './attachments.ts'
import { checkPrompt } from './check-prompt.ts'
import type { RunRegistry } from './registry.ts'

export interface PromptQueues {
  /** What waits in the project, next first. */
  of(projectId: string): PromptQueue
  /** To the end of the line; starts at once when no run is live there and the line is not paused. */
  add(
    projectId: string,
    prompt: {
      readonly prompt: string
      readonly model: ModelChoice
      readonly attachments?: readonly string[]
      /** What the user wants shown of the app, or not. */
      readonly context?: ContextWishes | undefined
    },
  ): { id: string }
  /** Other words for a prompt that waits. Throws not-found when it does not wait any more. */
  change(projectId: string, id: string, prompt: string): void
  /** To another place: 0 is next. */
  move(projectId: string, id: string, to: number): void
  /** Takes these out, or all that wait; returns them. Throws not-found when one of these does not wait any more. */
  remove(projectId: string, ids?: readonly string[]): { ids: string[] }
  /** Puts removed ones back in their places, with the pause that was. */
  undoRemove(projectId: string, ids: readonly string[]): void
  /**
   * Goes on after a run that did not end well. Throws invalid-input while an unfinished answer waits there, or two of which
   * one is to be chosen, and what keeps the next prompt from starting: the line is paused again then.
   */
  resume(projectId: string): Promise<void>
  /** After a start of Kiln: what waits is paused, and what had become a run is taken out. Only the owner calls this. */
  recover(): void
}

export interface PromptQueuesParts {
  readonly store: Pick<Store, 'queues' | 'runs' | 'variants'>
  readonly projects: Pick<Projects, 'get'>
  readonly runs: Pick<RunRegistry, 'start' | 'liveRunOf' | 'onRunEnd'>
  readonly attachments: Pick<Attachments, 'of'>
  readonly clock: Clock
  readonly publish: (event: StudioEvent) => void
}

interface Removed {
  readonly prompt: QueuedPrompt
  readonly index: number
  readonly paused: boolean
}

const mostPrompts = 50
const removedKept = 200

/** A queued prompt's id becomes its run's: after a crash between the two it is known that it began. */
export function createPromptQueues(parts: PromptQueuesParts): PromptQueues {
  const { store, projects, runs, attachments, clock, publish } = parts
  /** Project to the prompt whose run is being set up there: it is in the line until the run is there. */
  const starting = new Map<string, string>()
  const removed = new Map<string, Removed>()

  function of(projectId: string): PromptQueue {
    const queue = store.queues.get(projectId)
    return { ...queue, prompts: queue.prompts.filter(({ id }) => store.runs.get(id) === undefined) }
  }

  function write(projectId: string, queue: PromptQueue): void {
    store.queues.set(projectId, queue)
    publish({ type: 'project-changed', projectId })
  }

  function indexOf(projectId: string, queue: PromptQueue, id: string): number {
    const index = starting.get(projectId) === id ? -1 : queue.prompts.findIndex((prompt) => prompt.id === id)
    if (index === -1) throw failure('not-found', 'This prompt does not wait any more: it was started or removed.')
    return index
  }

  function isChoosing(projectId: string): boolean {
    return store.variants.listByProject(projectId).some(({ state }) => state === 'open')
  }

  /** Starts the next prompt where nothing is in its way. Begins within this call, so that no window sees a gap. */
  async function begun(projectId: string): Promise<void> {
    const { prompts, paused } = of(projectId)
    const next = prompts[0]
    if (paused || next === undefined || starting.has(projectId) || runs.liveRunOf(projectId) !== undefined) return
    // What is chosen of two answers goes on with the line.
    if (isChoosing(projectId)) return
    starting.set(projectId, next.id)
    await begin(projectId, next).finally(() => starting.delete(projectId))
  }

  /** The same where nobody waits for it: a line that cannot go on is paused, and "continue" tells why. */
  function advance(projectId: string): void {
    begun(projectId).catch(() => undefined)
  }

  async function begin(
    projectId: string,
    { id, prompt, model, attachments: sent, context }: QueuedPrompt,
  ): Promise<void> {
    try {
      const { kind } = projects.get(projectId)
      const ids = sent.map((attachment) => attachment.id)
      await runs.start({ id, projectId, prompt, kind, model, attachments: ids, context })
      write(projectId, of(projectId))
    } catch (thrown) {
      // Another prompt was quicker: its end goes on. Anything else waits for the user.
      if (runs.liveRunOf(projectId) !== undefined) return
      pause(projectId)
      throw thrown
    }
  }

  function pause(projectId: string): void {
    try {
      const queue = of(projectId)
      if (queue.prompts.length > 0 && !queue.paused) write(projectId, { ...queue, paused: true })
    } catch {
      // The project was removed meanwhile, or Kiln is closing: a start of Kiln pauses what waits anyway.
    }
  }

  function ended(projectId: string, outcome: RunOutcome, review: boolean): void {
    if (outcome === 'done' && !review) advance(projectId)
    else pause(projectId)
  }
  runs.onRunEnd(ended)

  return {
    of,
    add(projectId, { prompt, model, attachments: sent = [], context }) {
      projects.get(projectId)
      const queue = of(projectId)
      if (queue.prompts.length >= mostPrompts) {
        throw failure(
          'invalid-input',
          `At most ${mostPrompts} prompts can wait. Remove one, or wait for the next to start.`,
        )
      }
      const queued: QueuedPrompt = {
        id: newId(),
        prompt: checkPrompt(prompt),
        model,
        attachments: attachments.of(sent),
        ...(context === undefined ? {} : { context }),
        createdAt: clock.now(),
      }
      write(projectId, { ...queue, prompts: [...queue.prompts, queued] })
      advance(projectId)
      return { id: queued.id }
    },
    change(projectId, id, prompt) {
      const queue = of(projectId)
      const index = indexOf(projectId, queue, id)
      const words = checkPrompt(prompt)
      write(projectId, {
        ...queue,
        prompts: queue.prompts.map((queued, place) => (place === index ? { ...queued, prompt: words } : queued)),
      })
    },
    move(projectId, id, to) {
      const queue = of(projectId)
      const prompts = [...queue.prompts]
      const moved = prompts.splice(indexOf(projectId, queue, id), 1)
      prompts.splice(to, 0, ...moved)
      write(projectId, { ...queue, prompts })
    },
    remove(projectId, ids) {
      const queue = of(projectId)
      const { prompts, paused } = queue
      const named = ids ?? prompts.map(({ id }) => id).filter((id) => id !== starting.get(projectId))
      const places = new Set(named.map((id) => indexOf(projectId, queue, id)))
      const gone = prompts.flatMap((prompt, index) => (places.has(index) ? [{ prompt, index, paused }] : []))
      for (const entry of gone) removed.set(entry.prompt.id, entry)
      for (const id of [...removed.keys()].slice(0, -removedKept)) removed.delete(id)
      write(projectId, { paused, prompts: prompts.filter((prompt) => !gone.some((entry) => entry.prompt === prompt)) })
      return { ids: gone.map(({ prompt }) => prompt.id) }
    },
    undoRemove(projectId, ids) {
      const back = ids.flatMap((id) => removed.get(id) ?? []).toSorted((a, b) => a.index - b.index)
      const queue = of(projectId)
      const prompts = [...queue.prompts]
      for (const { prompt, index } of back) {
        prompts.splice(index, 0, prompt)
        removed.delete(prompt.id)
      }
      // An empty line is not paused: what it was before is remembered with what was in it.
      const paused = queue.prompts.length === 0 ? back.some((entry) => entry.paused) : queue.paused
      write(projectId, { prompts, paused })
      advance(projectId)
    },
    async resume(projectId) {
      if (store.runs.listByProject(projectId).some(({ draft }) => draft === 'pending')) {
        throw failure('invalid-input', 'An answer waits. Keep or discard it first, then continue.')
      }
      if (runs.liveRunOf(projectId) === undefined && isChoosing(projectId)) {
        throw failure('invalid-input', 'Two answers wait. Keep one of them, or neither, then continue.')
      }
      write(projectId, { ...of(projectId), paused: false })
      await begun(projectId)
    },
    recover() {
      for (const projectId of store.queues.projectIds()) {
        store.queues.set(projectId, { ...of(projectId), paused: true })
      }
    },
  }
}
