/** The user's settings: checked when read, whole when changed, forgiving of what an older or newer Kiln left there. */
import type { ModelRef } from '#shared/domain/model.ts'
import { Settings, type SettingsPatch } from '#shared/domain/settings.ts'
import type { Store } from '../store/store.ts'

export interface SettingsService {
  get(): Settings
  /** Changes the fields that the patch names, and returns all of them. What Kiln does not know is kept as it is. */
  update(patch: SettingsPatch): Settings
  /** Told after each change; returns the undo. */
  onChange(listener: () => void): () => void
}

type Raw = Record<string, unknown>

/** Where settings that could not be read are kept aside, as they were. */
const asideName = 'settings-damaged'

/** `defaults` stand for what the user never set, and are not stored. A damaged field falls back to its default alone; the damaged text is kept aside in the store's values. */
export function createSettings(
  store: Pick<Store, 'settings' | 'values'>,
  defaults: Partial<Settings> = {},
): SettingsService {
  let raw = readSound(store)
  let current = Settings.parse({ ...defaults, ...raw })
  const listeners = new Set<() => void>()

  return {
    get: () => current,
    update(patch) {
      const changed = mergeInto(raw, patch)
      const parsed = Settings.parse({ ...defaults, ...changed })
      store.settings.write(changed)
      raw = changed
      current = parsed
      for (const listener of listeners) listener()
      return current
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Lets `model` answer for this session (`--script`), until the user chooses another; the stored choice is not touched. */
export function withSessionModel(settings: SettingsService, model: ModelRef | undefined): SettingsService {
  let session = model
  const overlaid = (stored: Settings): Settings => (session === undefined ? stored : { ...stored, model: session })
  return {
    get: () => overlaid(settings.get()),
    update(patch) {
      if (patch.model !== undefined) session = undefined
      return overlaid(settings.update(patch))
    },
    onChange: settings.onChange,
  }
}

function readSound(store: Pick<Store, 'settings' | 'values'>): Raw {
  const stored = store.settings.read()
  if (stored === undefined) return {}
  const raw = isObject(stored) ? stored : {}
  const damaged = isObject(stored) ? damagedFields(raw) : undefined
  if (damaged?.length === 0) return raw
  store.values.set(asideName, JSON.stringify(stored))
  const sound = Object.fromEntries(Object.entries(raw).filter(([name]) => !damaged?.includes(name)))
  store.settings.write(sound)
  return sound
}

function damagedFields(raw: Raw): string[] {
  const parsed = Settings.safeParse(raw)
  return parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0]))
}

/** These are merged one level deep: a patch of one field leaves the others. A model is replaced whole. */
const mergedFields: ReadonlySet<string> = new Set(['openaiCompatible', 'images', 'providers', 'requests', 'metrics'])

function mergeInto(raw: Raw, patch: SettingsPatch): Raw {
  const merged = { ...raw }
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue
    const old = raw[name]
    merged[name] =
      mergedFields.has(name) && isObject(value) && isObject(old) ? { ...old, ...withoutUndefined(value) } : value
  }
  return merged
}

function withoutUndefined(value: Raw): Raw {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
