/** Device widths: how large the frame is made, and how much it is scaled down to fit. Pure. */

export type Device = 'phone' | 'tablet' | 'desktop'

export interface Box {
  readonly width: number
  readonly height: number
}

export interface DeviceFrame extends Box {
  /** At most 1. */
  readonly scale: number
}

const sizes: Readonly<Record<Exclude<Device, 'desktop'>, Box>> = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
}

/** The frame's own size in CSS pixels, and the scale at which it fits into `room`. Desktop takes the room as it is. */
export function deviceFrame(device: Device, room: Box): DeviceFrame {
  if (device === 'desktop') return { ...room, scale: 1 }
  const size = sizes[device]
  const scale = room.width > 0 ? Math.min(1, room.width / size.width) : 1
  return { width: size.width, height: Math.min(size.height, room.height / scale), scale }
}
