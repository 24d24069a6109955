/** Panes side by side (or stacked) that can be dragged, hidden without being taken down, and remember their sizes. */
import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import { Group, Panel, Separator, useGroupRef } from 'react-resizable-panels'
import { t } from '../words/index.ts'
import { readSizes, sizesFor, writeSizes } from './pane-sizes.ts'
import './split-panes.css'

export interface Pane {
  readonly id: string
  /** For screen readers: what the handle beside it resizes. */
  readonly label: string
  readonly content: ReactNode
  /** Its share of the room when nothing is remembered. */
  readonly share: number
  /** In pixels. */
  readonly minimum: number
  /** Hidden panes keep what is in them: an app that runs goes on running. */
  readonly hidden?: boolean
}

export interface SplitPanesProps {
  /** What the sizes are remembered under, together with which panes are shown. */
  readonly storageKey: string
  readonly panes: readonly Pane[]
  readonly orientation?: 'horizontal' | 'vertical'
}

/** At least one pane must be shown. The set and order of panes must not change; hide them instead. */
export function SplitPanes({ storageKey, panes, orientation = 'horizontal' }: SplitPanesProps) {
  const group = useGroupRef()
  const shown = panes.filter(({ hidden }) => hidden !== true)
  const key = `kiln-panes:${storageKey}:${shown.map(({ id }) => id).join('+')}`
  const latest = useRef(panes)
  useEffect(() => {
    latest.current = panes
  })
  // The group takes in which panes may have room only after this render: sizes that are set earlier are bent to the old ones.
  useEffect(() => {
    const frame = requestAnimationFrame(() => group.current?.setLayout(sizesFor(latest.current, readSizes(key))))
    return () => cancelAnimationFrame(frame)
  }, [group, key])
  return (
    <Group
      groupRef={group}
      className="split-panes"
      orientation={orientation}
      defaultLayout={sizesFor(panes, readSizes(key))}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) writeSizes(key, layout)
      }}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && (
            <Separator
              className="split-handle"
              aria-label={t('ui.resize', { pane: pane.label })}
              disabled={!hasHandle(panes, index)}
              hidden={!hasHandle(panes, index)}
            />
          )}
          <Panel
            id={pane.id}
            className="split-pane"
            {...(pane.hidden === true
              ? { minSize: 0, maxSize: 0, inert: true, 'data-hidden': '' }
              : { minSize: Math.min(pane.minimum, 900 / shown.length) })}
          >
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}

/** A handle stands before a shown pane that has a shown one somewhere before it. */
function hasHandle(panes: readonly Pane[], index: number): boolean {
  return panes[index]?.hidden !== true && panes.slice(0, index).some(({ hidden }) => hidden !== true)
}
