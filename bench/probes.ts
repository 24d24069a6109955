/** What the benches run inside pages. Each function is sent over whole: nothing from outside it can be used in it. */

/** What a streamed page saw, as `Date.now()`; 0 until it happened. */
export interface PageTimes {
  painted: number
  whole: number
}

declare global {
  interface Window {
    benchPage: PageTimes
    benchFrames: () => FrameTimes
    benchPanel: { pressed: number; shown: number }
    benchKeys: () => readonly number[]
    benchStop: { pressed: number; idle: number }
  }
}

/** In every frame, before its document: the first contentful paint, and when the last element stands there in its style. */
export function watchPage(): void {
  const times = { painted: 0, whole: 0 }
  window.benchPage = times
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('first-contentful-paint')) {
      times.painted = Date.now() - (performance.now() - entry.startTime)
    }
  }).observe({ type: 'paint', buffered: true })
  const look = (): void => {
    const last = document.querySelector('#last')
    const isWhole =
      last?.textContent.endsWith('The end.') && getComputedStyle(last).getPropertyValue('--whole').trim() === '1'
    if (isWhole) times.whole = Date.now()
    else setTimeout(look, 4)
  }
  look()
}

export interface FrameTimes {
  /** From one frame to the next, in ms. */
  readonly frames: readonly number[]
  /** Of every task over 50 ms, its length. */
  readonly longTasks: readonly number[]
  /** When the editor had all the characters that were waited for, as `Date.now()`; 0: it never had. */
  readonly editorWhole: number
}

/** Counts frames and long tasks from now on; `benchFrames()` ends it. `slowMs` of every frame are burnt. */
export function watchFrames({ slowMs, characters }: { slowMs: number; characters: number }): void {
  const frames: number[] = []
  const longTasks: number[] = []
  let editorWhole = 0
  let last: number | undefined
  let counting = true
  const tick = (now: number): void => {
    if (!counting) return
    if (last !== undefined) frames.push(now - last)
    last = now
    const until = performance.now() + slowMs
    while (performance.now() < until);
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
  const tasks = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
  tasks.observe({ type: 'longtask' })
  const editor = document.querySelector<HTMLElement>('[data-testid=editor]')
  const text = new MutationObserver(() => {
    if (Number(editor?.dataset['characters']) === characters && editorWhole === 0) editorWhole = Date.now()
  })
  if (editor !== null) text.observe(editor, { attributeFilter: ['data-characters'] })
  window.benchFrames = () => {
    counting = false
    longTasks.push(...tasks.takeRecords().map(({ duration }) => duration))
    tasks.disconnect()
    text.disconnect()
    return { frames, longTasks, editorWhole }
  }
}

/**
 * When Escape was pressed, and when the send button was back in the stop button's place, as `Date.now()`. `slowMs` are burnt
 * between the key and whatever it does.
 */
export function watchStop(slowMs: number): void {
  const times = { pressed: 0, idle: 0 }
  window.benchStop = times
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    times.pressed = Date.now() - (performance.now() - event.timeStamp)
    const until = performance.now() + slowMs
    while (performance.now() < until);
  }
  window.addEventListener('keydown', onKey, { capture: true })
  new MutationObserver((_changes, observer) => {
    if (times.pressed === 0 || document.querySelector('form.composer button[type=submit]') === null) return
    times.idle = Date.now()
    window.removeEventListener('keydown', onKey, { capture: true })
    observer.disconnect()
  }).observe(document.body, { childList: true, subtree: true, attributes: true })
}

/**
 * From each key to the frame after which its letter stands on the screen, in ms, from now on; `benchKeys()` ends it. `slowMs`
 * are burnt at every key.
 */
export function watchKeys(slowMs: number): void {
  const times: number[] = []
  const onKey = (event: KeyboardEvent): void => {
    const until = performance.now() + slowMs
    while (performance.now() < until);
    requestAnimationFrame(() => {
      // A task of its own comes after the frame's paint.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => times.push(performance.now() - event.timeStamp)
      port2.postMessage(undefined)
    })
  }
  window.addEventListener('keydown', onKey, { capture: true })
  window.benchKeys = () => {
    window.removeEventListener('keydown', onKey, { capture: true })
    return times
  }
}

/**
 * When the next key was pressed, and when the metrics panel had shown its figures in a frame, in `performance.now()`.
 * `slowMs` are burnt at the key.
 */
export function watchPanel(slowMs: number): void {
  const times = { pressed: 0, shown: 0 }
  window.benchPanel = times
  const onKey = (event: KeyboardEvent): void => {
    times.pressed = event.timeStamp
    const until = performance.now() + slowMs
    while (performance.now() < until);
  }
  window.addEventListener('keydown', onKey, { capture: true, once: true })
  new MutationObserver((_changes, observer) => {
    if (document.querySelector('[data-testid=metrics-count]') === null) return
    observer.disconnect()
    requestAnimationFrame(() => {
      // A task of its own comes after the frame's paint.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => (times.shown = performance.now())
      port2.postMessage(undefined)
    })
  }).observe(document.body, { childList: true, subtree: true })
}

/** Scrolls the metrics' table down by so many pixels a frame until it has passed that many rows. Resolves then. */
export async function scrollTable({ pixels, rows }: { pixels: number; rows: number }): Promise<void> {
  const table = document.querySelector('[data-testid=request-scroll]')
  const row = document.querySelector('[data-testid=request-row]')
  if (table === null || row === null) throw new Error('There is no table.')
  const end = rows * row.getBoundingClientRect().height
  table.scrollTop = 0
  await new Promise<void>((resolve) => {
    const step = (): void => {
      table.scrollTop += pixels
      if (table.scrollTop < end) requestAnimationFrame(step)
      else resolve()
    }
    requestAnimationFrame(step)
  })
}
