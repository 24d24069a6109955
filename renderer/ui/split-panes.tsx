/** Panes side by side (or stacked) that can be dragged, and remember their sizes. */
import { Fragment, type ReactNode } from 'react'
import { Group, type Layout, Panel, Separator } from 'react-resizable-panels'
import './split-panes.css'

export interface Pane {
  readonly id: string
  readonly content: ReactNode
  /** Where it starts: pixels as a number, or '40%'. */
  readonly size?: number | string
  /** In pixels. */
  readonly minimum: number
  /** Keeps its pixels when the window grows. */
  readonly keepPixels?: boolean
}

export interface SplitPanesProps {
  /** What the sizes are remembered under; together with which panes are shown. */
  readonly storageKey: string
  readonly panes: readonly Pane[]
  readonly orientation?: 'horizontal' | 'vertical'
}

/** A pane that is left out is hidden; when it comes back, it has the size that it had. */
export function SplitPanes({ storageKey, panes, orientation = 'horizontal' }: SplitPanesProps) {
  const key = `kiln-panes:${storageKey}:${panes.map(({ id }) => id).join('+')}`
  const saved = readLayout(key)
  return (
    <Group
      key={key}
      className="split-panes"
      orientation={orientation}
      {...(saved === undefined ? {} : { defaultLayout: saved })}
      onLayoutChanged={(layout) => writeLayout(key, layout)}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator className="split-handle" aria-label={`Resize ${pane.id}`} />}
          <Panel
            id={pane.id}
            className="split-pane"
            minSize={pane.minimum}
            {...(pane.size === undefined ? {} : { defaultSize: pane.size })}
            {...(pane.keepPixels === true ? { groupResizeBehavior: 'preserve-pixel-size' } : {})}
          >
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}

function readLayout(key: string): Layout | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof value !== 'object' || value === null) return undefined
    const sizes = Object.entries(value)
    return sizes.every((entry): entry is [string, number] => typeof entry[1] === 'number')
      ? Object.fromEntries(sizes)
      : undefined
  } catch {
    return undefined
  }
}

function writeLayout(key: string, layout: Layout): void {
  try {
    localStorage.setItem(key, JSON.stringify(layout))
  } catch {
    // Storage that is full or forbidden costs only the remembered sizes.
  }
}
