/** One file of an answer while it is written: its bytes so far, and streams of them that go on live. */
import { bridgePlace } from './bridge-place.ts'

/** Readers are woken at most this often, in milliseconds: a model's tokens are far smaller than a useful chunk. */
const wakeEvery = 8
const largestChunk = 64 * 1024

export interface WrittenFile {
  append(text: string): void
  /** Ends it: readers get the rest and their streams close. */
  end(): void
  isEnded(): boolean
  /** All bytes so far. */
  bytes(): Uint8Array
  /**
   * What is there, then what comes, until the end. Any number of streams may run; each is read at its reader's own pace
   * and holds no copy of what is not read yet. `script` is put where a document wants its first script.
   */
  stream(script: string): ReadableStream<Uint8Array>
}

export function createWrittenFile(): WrittenFile {
  const encoder = new TextEncoder()
  let buffer = new Uint8Array(8 * 1024)
  let length = 0
  let ended = false
  /** The first half of a pair of UTF-16 units whose second half is in the next piece. */
  let half = ''
  let place: number | undefined
  const waiting = new Set<() => void>()
  let lastWake = 0
  let timer: NodeJS.Timeout | undefined

  function write(text: string): void {
    const needed = length + text.length * 3
    if (needed > buffer.length) {
      const larger = new Uint8Array(Math.max(needed, buffer.length * 2))
      larger.set(buffer.subarray(0, length))
      buffer = larger
    }
    length += encoder.encodeInto(text, buffer.subarray(length)).written
  }

  function wake(): void {
    clearTimeout(timer)
    timer = undefined
    lastWake = performance.now()
    for (const resume of [...waiting]) resume()
  }

  function wakeSoon(): void {
    if (timer !== undefined || waiting.size === 0) return
    const rest = wakeEvery - (performance.now() - lastWake)
    if (rest <= 0) wake()
    else timer = setTimeout(wake, rest)
  }

  return {
    append(piece) {
      if (ended || piece === '') return
      let text = half + piece
      half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : ''
      if (half !== '') text = text.slice(0, -1)
      write(text)
      wakeSoon()
    },
    end() {
      if (ended) return
      write(half)
      ended = true
      wake()
    },
    isEnded: () => ended,
    bytes: () => buffer.slice(0, length),
    stream(script) {
      let sent = 0
      let started = false
      let resume: (() => void) | undefined
      const change = (): Promise<void> =>
        new Promise((resolve) => {
          resume = () => {
            if (resume !== undefined) waiting.delete(resume)
            resume = undefined
            resolve()
          }
          waiting.add(resume)
        })
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            for (;;) {
              if (!started) {
                place ??= bridgePlace(buffer.subarray(0, length), ended)
                if (place !== undefined) {
                  started = true
                  sent = place
                  controller.enqueue(Buffer.concat([buffer.subarray(0, place), encoder.encode(script)]))
                  return
                }
              } else if (sent < length) {
                const end = Math.min(length, sent + largestChunk)
                controller.enqueue(buffer.slice(sent, end))
                sent = end
                return
              } else if (ended) {
                controller.close()
                return
              }
              await change()
            }
          },
          cancel() {
            resume?.()
          },
        },
        // Nothing is read ahead: what waits, waits in the one buffer that all readers share.
        { highWaterMark: 0 },
      )
    },
  }
}
