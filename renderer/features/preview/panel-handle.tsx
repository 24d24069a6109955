/** The panel's upper edge, to drag: by pointer, or by arrow keys. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { t } from '../../words/index.ts'
import { smallestPanel } from './view-store.ts'

export interface PanelHandleProps {
  /** In pixels. */
  readonly height: number
  readonly onHeight: (height: number) => void
}

/** Leaves the app its share of the pane. */
export function PanelHandle({ height, onHeight }: PanelHandleProps): ReactNode {
  const from = useRef<{ y: number; height: number }>(undefined)
  const largest = Math.max(smallestPanel, Math.round(window.innerHeight * 0.6))
  const set = (wanted: number): void => onHeight(Math.min(largest, Math.max(smallestPanel, Math.round(wanted))))

  const onDown = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault()
    event.currentTarget.focus()
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { y: event.clientY, height }
  }
  const onMove = (event: PointerEvent<HTMLElement>): void => {
    if (from.current !== undefined) set(from.current.height + from.current.y - event.clientY)
  }
  const onUp = (): void => {
    from.current = undefined
  }
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowUp: 16, ArrowDown: -16 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    set(height + step)
  }
  return (
    <div
      className="panel-handle"
      role="separator"
      tabIndex={0}
      aria-label={t('preview.resizePanel')}
      aria-orientation="horizontal"
      aria-valuenow={height}
      aria-valuemin={smallestPanel}
      aria-valuemax={largest}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={onUp}
      onKeyDown={onKey}
    />
  )
}
