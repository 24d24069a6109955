/** The question whether an app's packages may be installed: asked beside the run, answered once or ended with the run. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { specText } from './packages.ts'
import type { PackageInstaller } from './ports.ts'

export interface PackageQuestion {
  /** Asks; gives all of them or none. */
  readonly confirm: PackageInstaller['confirm']
  /** Nothing happens when nothing is asked. */
  answer(allow: boolean): void
}

/** `emit` is told of the question and of its end: exactly one for each, before the signal's other listeners go on. */
export function createPackageQuestion(emit: (event: RunEventBody) => void): PackageQuestion {
  let open: ((allowed: boolean) => void) | undefined
  return {
    confirm: (packages, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve([])
        const nobody = (): void => open?.(false)
        open = (allowed) => {
          open = undefined
          signal.removeEventListener('abort', nobody)
          emit({ type: 'packages-answered', allowed })
          resolve(allowed ? packages : [])
        }
        signal.addEventListener('abort', nobody, { once: true })
        emit({ type: 'packages-asked', packages: packages.map(specText) })
      }),
    answer: (allow) => open?.(allow),
  }
}
