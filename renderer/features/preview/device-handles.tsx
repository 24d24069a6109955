/** The edges of a device's frame, to drag: by pointer, or by arrow keys on the focused handle. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { t } from '../../words/index.ts'
import { type Box, largestSide, smallestSide } from './devices.ts'

export interface DeviceHandlesProps {
  readonly size: Box
  readonly scale: number
  /** The frame stands in the middle of its stage: its edge moves half as far as its width grows. */
  readonly centered: boolean
  /** `dragging`: the scale is to stay as it is until the end. */
  readonly onSize: (size: Box, dragging: boolean) => void
  readonly onEnd: () => void
}

type Edge = 'right' | 'bottom' | 'corner'
const edges: readonly Edge[] = ['right', 'bottom', 'corner']

export function DeviceHandles({ size, scale, centered, onSize, onEnd }: DeviceHandlesProps): ReactNode {
  const from = useRef<{ x: number; y: number; size: Box; scale: number }>(undefined)

  const onDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.focus()
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { x: event.clientX, y: event.clientY, size, scale }
    onSize(size, true)
  }
  const onMove = (event: PointerEvent<HTMLElement>, edge: Edge): void => {
    const began = from.current
    if (began === undefined) return
    const across = ((event.clientX - began.x) / began.scale) * (centered ? 2 : 1)
    const down = (event.clientY - began.y) / began.scale
    onSize(
      {
        width: began.size.width + (edge === 'bottom' ? 0 : across),
        height: began.size.height + (edge === 'right' ? 0 : down),
      },
      true,
    )
  }
  const onUp = (): void => {
    if (from.current === undefined) return
    from.current = undefined
    onEnd()
  }
  const onKey = (event: KeyboardEvent<HTMLElement>, edge: Edge): void => {
    const step = event.shiftKey ? 10 : 1
    const across = { ArrowRight: step, ArrowLeft: -step }[event.key] ?? 0
    const down = { ArrowDown: step, ArrowUp: -step }[event.key] ?? 0
    const width = size.width + (edge === 'bottom' ? 0 : across)
    const height = size.height + (edge === 'right' ? 0 : down)
    if (width === size.width && height === size.height) return
    event.preventDefault()
    onSize({ width, height }, false)
  }

  return edges.map((edge) => (
    <div
      key={edge}
      className="preview-handle"
      data-edge={edge}
      role="separator"
      tabIndex={0}
      aria-label={t(`preview.handle.${edge}`)}
      aria-orientation={edge === 'bottom' ? 'horizontal' : 'vertical'}
      aria-valuenow={edge === 'bottom' ? size.height : size.width}
      aria-valuemin={smallestSide}
      aria-valuemax={largestSide}
      aria-valuetext={t('preview.size', { width: size.width, height: size.height })}
      onPointerDown={onDown}
      onPointerMove={(event) => onMove(event, edge)}
      onPointerUp={onUp}
      onPointerCancel={onUp}
      onKeyDown={(event) => onKey(event, edge)}
    />
  ))
}
