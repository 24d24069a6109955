/** One door per project: what begins a run, saves, restores, keeps or removes goes through it, one at a time. */
import { createSerialQueue, type SerialQueue } from '../lib/queue.ts'

export interface Doors {
  /** Runs the job when nobody else is inside. A job that enters the same door again waits for ever. */
  enter<T>(projectId: string, job: () => Promise<T>): Promise<T>
  /** Resolves when all who have come so far are out. */
  idle(): Promise<void>
}

export function createDoors(): Doors {
  const doors = new Map<string, SerialQueue>()

  return {
    enter(projectId, job) {
      const door = doors.get(projectId) ?? createSerialQueue()
      doors.set(projectId, door)
      return door.run(job)
    },
    async idle() {
      await Promise.all([...doors.values()].map((door) => door.run(async () => undefined)))
    },
  }
}
