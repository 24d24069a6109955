/** Brings the editor before there is anything to edit, so that the first answer does not wait for it. */
import { whenIdle } from './idle.ts'
import { loadMonaco } from './load-monaco.ts'

/** Loads its modules when the page is idle, then its language services when it is idle again; returns its undo. */
export function preloadEditor(): () => void {
  let left = false
  let cancel = whenIdle(() => {
    loadMonaco().then(
      (parts) => {
        if (!left) cancel = whenIdle(() => void parts.warmLanguages().catch(() => undefined))
      },
      // The editor itself tries again, and says so when it fails.
      () => undefined,
    )
  })
  return () => {
    left = true
    cancel()
  }
}
