/** Picking, as a part of the preview pane: its button, and what stands below the app meanwhile. */
import type { ReactNode } from 'react'
import { t } from '../../../words/index.ts'
import type { PickUse, PreviewClient } from '../types.ts'
import type { FrameLink } from '../frame-link.ts'
import { PickPanel } from './pick-panel.tsx'
import { usePick } from './use-pick.ts'

export interface PickPart {
  /** Of the button; undefined where no element can be picked at all. */
  readonly button: { readonly on: boolean; readonly possible: boolean; readonly toggle: () => void } | undefined
  /** Of the pane, for what it looks like. */
  readonly picking: 'begun' | 'ready' | undefined
  readonly toggle: () => void
  readonly below: ReactNode
}

export interface PickPartOptions {
  readonly client: PreviewClient
  readonly projectId: string
  readonly link: FrameLink
  /** The app is there, and is what the files make. */
  readonly possible: boolean
  readonly use: PickUse | undefined
}

export function usePickPart(options: PickPartOptions): PickPart {
  const { use } = options
  const possible = options.possible && use !== undefined
  const pick = usePick({ ...options, possible })
  const { picking, picked, at, toggle } = pick
  return {
    button: use && { on: picking, possible, toggle },
    picking: pick.ready ? 'ready' : picking ? 'begun' : undefined,
    toggle,
    below: (
      <>
        {use !== undefined && picked !== undefined && (
          <PickPanel
            {...pick}
            picked={picked}
            use={use}
            onApply={pick.apply}
            onPick={toggle}
            onClose={() => {
              pick.leave()
              use.onLeft()
            }}
          />
        )}
        {picking && (
          <p className="pick-hint small" role="status">
            {at === undefined ? t('pick.hint') : t('pick.here', { tag: at.tag, words: at.words })}
          </p>
        )}
      </>
    ),
  }
}
