/** Lets a few things begin at once, the others wait their turn: sixteen apps that start together would stop the window. */

export interface MountQueue {
  /** Calls back when it may begin: at once while there is room. `done` makes room; calling it early leaves the queue. */
  enter(begin: () => void): { readonly done: () => void }
}

/** `room`: how many may be beginning at the same time. First come, first served. */
export function createMountQueue(room: number): MountQueue {
  const waiting: (() => void)[] = []
  let beginning = 0

  function next(): void {
    while (beginning < room) {
      const begin = waiting.shift()
      if (begin === undefined) return
      beginning += 1
      begin()
    }
  }

  return {
    enter(begin) {
      let state: 'waiting' | 'beginning' | 'done' = 'waiting'
      const start = (): void => {
        state = 'beginning'
        begin()
      }
      waiting.push(start)
      next()
      return {
        done() {
          if (state === 'beginning') beginning -= 1
          else if (state === 'waiting') waiting.splice(waiting.indexOf(start), 1)
          state = 'done'
          next()
        },
      }
    },
  }
}
