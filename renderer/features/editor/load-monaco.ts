/** Brings the code editor when it is first needed; the rest of the page never waits for it. */

export type MonacoParts = typeof import('./monaco/index.ts')
export type Monaco = MonacoParts['monaco']

let loading: Promise<MonacoParts> | undefined
let loaded: MonacoParts | undefined

/** One load for the page; a failed one (a file that did not come) may be tried again. */
export function loadMonaco(): Promise<MonacoParts> {
  loading ??= load()
  return loading
}

/** What `loadMonaco` gave, once it has. */
export function loadedMonaco(): MonacoParts | undefined {
  return loaded
}

async function load(): Promise<MonacoParts> {
  try {
    loaded = await import('./monaco/index.ts')
    return loaded
  } catch (thrown) {
    loading = undefined
    throw thrown
  }
}
