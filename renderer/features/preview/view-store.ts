/** How a project's preview is looked at: device, zoom, panel. Remembered per project. */
import { z } from 'zod'
import { create } from 'zustand'
import { type DeviceChoice, firstChoice, presets, sideWithin } from './devices.ts'

export type PanelTab = 'console' | 'network'

export interface PreviewView extends DeviceChoice {
  /** The open panel's tab, if it is open. */
  readonly panel: PanelTab | undefined
  /** In pixels. */
  readonly panelHeight: number
  /** What the app said stays when it loads again. */
  readonly keepLog: boolean
  /** Over the whole window; not remembered. */
  readonly maximised: boolean
}

export const smallestPanel = 96

const side = z.number().transform(sideWithin)
const Kept = z.object({
  device: z
    .string()
    .refine((id) => id === 'full' || id === 'custom' || presets.some((preset) => preset.id === id))
    .catch(firstChoice.device),
  custom: z.object({ width: side, height: side }).catch(firstChoice.custom),
  turned: z.boolean().catch(false),
  zoom: z.union([z.literal('fit'), z.literal(50), z.literal(75), z.literal(100)]).catch('fit'),
  panel: z.enum(['console', 'network']).optional().catch(undefined),
  panelHeight: z.number().min(smallestPanel).max(2_000).catch(220),
  keepLog: z.boolean().catch(false),
})

interface ViewStore {
  readonly views: Readonly<Record<string, PreviewView>>
  /** Reads what was remembered the first time that a project is asked for. */
  of(projectId: string): PreviewView
  change(projectId: string, patch: Partial<PreviewView>): void
}

const remembered = new Map<string, PreviewView>()

export const useViewStore = create<ViewStore>()((set, get) => ({
  views: {},
  of(projectId) {
    const known = get().views[projectId] ?? remembered.get(projectId)
    if (known !== undefined) return known
    const view = readView(stored(projectId))
    remembered.set(projectId, view)
    return view
  },
  change(projectId, patch) {
    const view = { ...get().of(projectId), ...patch }
    set(({ views }) => ({ views: { ...views, [projectId]: view } }))
    const { maximised: _, ...kept } = view
    try {
      localStorage.setItem(storageName(projectId), JSON.stringify(kept))
    } catch {
      // A storage that is full or forbidden: the choice holds until the window closes.
    }
  },
}))

/** What was kept, as far as it is valid. */
export function readView(kept: string | null): PreviewView {
  let value: unknown
  try {
    value = JSON.parse(kept ?? '{}')
  } catch {
    value = {}
  }
  const read = Kept.safeParse(value)
  const { panel, ...rest } = read.success ? read.data : Kept.parse({})
  return { ...rest, panel, maximised: false }
}

function storageName(projectId: string): string {
  return `kiln-preview:${projectId}`
}

function stored(projectId: string): string | null {
  try {
    return localStorage.getItem(storageName(projectId))
  } catch {
    return null
  }
}
