/** The stage on which the app's frame stands, and its size. */
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react'
import { DeviceHandles } from './device-handles.tsx'
import { type Box, type DeviceChoice, type Placed, placedIn, presetOf, sizeOf, withSize } from './devices.ts'
import { useRoom } from './use-room.ts'

export interface AppFrameProps {
  readonly choice: DeviceChoice
  readonly onChoice: (choice: DeviceChoice) => void
  /** How it is shown now: for the line that says so. */
  readonly onPlaced: (placed: Placed) => void
  /** The frame itself, in the size of the device; without one it fills the stage. */
  readonly frame: (style: CSSProperties | undefined) => ReactNode
  /** Below the stage, or at its side where a device leaves room there. */
  readonly beside?: ReactNode
  readonly children?: ReactNode
}

/** What stands around a device, in screen pixels on each side. */
const bezel = 9

/** A change of device, of zoom or of the window never loads the app again. */
export function AppFrame(props: AppFrameProps): ReactNode {
  const { choice, onChoice, onPlaced, frame, beside, children } = props
  const [stage, room] = useRoom()
  const [held, setHeld] = useState<number>()
  const size = sizeOf(choice)
  const inside = size === undefined ? room : { width: room.width - 2 * bezel, height: room.height - 2 * bezel }
  const placed = placedIn(choice, inside, held)
  const { width, height, scale } = placed
  useEffect(() => onPlaced({ width, height, scale }), [onPlaced, width, height, scale])

  const onSize = (next: Box, dragging: boolean): void => {
    if (dragging && held === undefined) setHeld(scale)
    onChoice(withSize(choice, next))
  }
  return (
    <div className="preview-work" data-device={choice.device}>
      <div
        className="preview-stage"
        data-device={choice.device}
        data-dragging={held !== undefined}
        dir="ltr"
        ref={stage}
      >
        <div
          className="preview-device"
          data-kind={size === undefined ? 'full' : (presetOf(choice)?.kind ?? 'custom')}
          style={size === undefined ? undefined : { width: width * scale, height: height * scale }}
        >
          {frame(
            size === undefined ? undefined : { width, height, transform: `scale(${scale})`, transformOrigin: '0 0' },
          )}
          {children}
          {size !== undefined && (
            <DeviceHandles
              size={size}
              scale={scale}
              centered={width * scale < inside.width}
              onSize={onSize}
              onEnd={() => setHeld(undefined)}
            />
          )}
        </div>
      </div>
      {beside}
    </div>
  )
}
