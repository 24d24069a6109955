/** Brings the code editor when it is first needed; the rest of the page never waits for it. */

export type MonacoParts = typeof import('./monaco/index.ts')
export type Monaco = MonacoParts['monaco']

let loading: Promise<MonacoParts> | undefined

/** One load for the page; a failed one (a file that did not come) may be tried again. */
export function loadMonaco(): Promise<MonacoParts> {
  loading ??= import('./monaco/index.ts').catch((thrown: unknown) => {
    loading = undefined
    throw thrown
  })
  return loading
}
