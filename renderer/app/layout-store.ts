/** Which panes of a project are shown; remembered per project. */
import { create } from 'zustand'

/** What stands beside the conversation. */
export type WorkView = 'code' | 'split' | 'preview'
/** The one pane that a narrow window shows. */
export type NarrowTab = 'conversation' | 'code' | 'preview'

export interface Layout {
  readonly view: WorkView
  readonly conversation: boolean
  readonly tab: NarrowTab
}

export const firstLayout: Layout = { view: 'split', conversation: true, tab: 'conversation' }

interface LayoutStore {
  readonly layouts: Readonly<Record<string, Layout>>
  /** Reads what was remembered the first time that a project is asked for. */
  of(projectId: string): Layout
  change(projectId: string, patch: Partial<Layout>): void
}

const storageName = (projectId: string): string => `kiln-layout:${projectId}`

export const useLayoutStore = create<LayoutStore>()((set, get) => ({
  layouts: {},
  of: (projectId) => get().layouts[projectId] ?? readLayout(localStorage.getItem(storageName(projectId))),
  change(projectId, patch) {
    const layout = { ...get().of(projectId), ...patch }
    set(({ layouts }) => ({ layouts: { ...layouts, [projectId]: layout } }))
    localStorage.setItem(storageName(projectId), JSON.stringify(layout))
  },
}))

/** What was kept, as far as it is valid. */
export function readLayout(kept: string | null): Layout {
  let value: unknown
  try {
    value = JSON.parse(kept ?? '{}')
  } catch {
    return firstLayout
  }
  if (typeof value !== 'object' || value === null) return firstLayout
  const { view, conversation, tab } = value as Record<string, unknown>
  return {
    view: view === 'code' || view === 'preview' ? view : 'split',
    conversation: conversation !== false,
    tab: tab === 'code' || tab === 'preview' ? tab : 'conversation',
  }
}
