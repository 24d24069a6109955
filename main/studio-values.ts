/** A part of the composition root: what the studio remembers of itself in the store's values. */
import { randomBytes } from 'node:crypto'
import type { Store } from './store/store.ts'

/** Whether the user lets keys be stored with little protection. */
export function weakKeysConsent({ values }: Store): { get(): boolean; set(allow: boolean): void } {
  const name = 'weak-key-storage'
  return {
    get: () => values.get(name) === 'allowed',
    set: (allow) => (allow ? values.set(name, 'allowed') : values.remove(name)),
  }
}

/** Preview hosts are derived from this, so that an app's storage survives a restart and no other page can guess them. */
export function previewSecret(store: Store): string {
  const known = store.values.get('preview-secret')
  if (known !== undefined) return known
  const secret = randomBytes(32).toString('base64url')
  store.values.set('preview-secret', secret)
  return secret
}
