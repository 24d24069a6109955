/** Devices that the frame can be: their sizes in CSS pixels, and how a size fits into the pane. Pure. */

export interface Box {
  readonly width: number
  readonly height: number
}

export type DeviceKind = 'phone' | 'tablet' | 'desktop'

export interface Preset extends Box {
  readonly id: string
  readonly kind: DeviceKind
  /** What its maker calls it; a plain screen has none and goes by its kind. */
  readonly name?: string
  /** Its pixels to a CSS pixel: how sharp its pictures are. */
  readonly ratio: number
}

export const presets: readonly Preset[] = [
  { id: 'iphone-15', kind: 'phone', name: 'iPhone 15', width: 393, height: 852, ratio: 3 },
  { id: 'iphone-15-max', kind: 'phone', name: 'iPhone 15 Pro Max', width: 430, height: 932, ratio: 3 },
  { id: 'iphone-se', kind: 'phone', name: 'iPhone SE', width: 375, height: 667, ratio: 2 },
  { id: 'pixel-8', kind: 'phone', name: 'Pixel 8', width: 412, height: 915, ratio: 2.625 },
  { id: 'ipad-air', kind: 'tablet', name: 'iPad Air', width: 820, height: 1180, ratio: 2 },
  { id: 'ipad-mini', kind: 'tablet', name: 'iPad mini', width: 744, height: 1133, ratio: 2 },
  { id: 'ipad-pro', kind: 'tablet', name: 'iPad Pro', width: 1024, height: 1366, ratio: 2 },
  { id: 'screen-1280', kind: 'desktop', width: 1280, height: 800, ratio: 1 },
  { id: 'screen-1440', kind: 'desktop', width: 1440, height: 900, ratio: 1 },
  { id: 'screen-1920', kind: 'desktop', width: 1920, height: 1080, ratio: 1 },
]

/** fit: as much smaller as it must be to be seen whole; else percent. */
export type Zoom = 'fit' | 50 | 75 | 100

export interface DeviceChoice {
  /** A preset's id; 'full' fills the pane; 'custom' has a size of its own. */
  readonly device: string
  readonly custom: Box
  /** Held the other way round. */
  readonly turned: boolean
  readonly zoom: Zoom
}

export const firstChoice: DeviceChoice = {
  device: 'full',
  custom: { width: 600, height: 800 },
  turned: false,
  zoom: 'fit',
}

export const smallestSide = 160
export const largestSide = 3_840

/** A side that a frame can have. */
export function sideWithin(value: number): number {
  return Math.min(largestSide, Math.max(smallestSide, Math.round(Number.isFinite(value) ? value : smallestSide)))
}

export function presetOf(choice: DeviceChoice): Preset | undefined {
  return presets.find(({ id }) => id === choice.device)
}

/** The frame's size as it is held; undefined where it fills the pane. */
export function sizeOf(choice: DeviceChoice): Box | undefined {
  const size = choice.device === 'custom' ? choice.custom : presetOf(choice)
  if (size === undefined) return undefined
  return choice.turned ? { width: size.height, height: size.width } : { width: size.width, height: size.height }
}

/** The choice with a size of one's own, which is what dragging or typing makes of any device. */
export function withSize(choice: DeviceChoice, size: Box): DeviceChoice {
  return {
    ...choice,
    device: 'custom',
    turned: false,
    custom: { width: sideWithin(size.width), height: sideWithin(size.height) },
  }
}

/** The first device of a kind, unless one of that kind is chosen already. */
export function withKind(choice: DeviceChoice, kind: DeviceKind | 'full'): DeviceChoice {
  if (kind === 'full') return { ...choice, device: 'full' }
  if (presetOf(choice)?.kind === kind) return choice
  const first = presets.find((preset) => preset.kind === kind)
  return first === undefined ? choice : { ...choice, device: first.id, turned: false }
}

export interface Placed extends Box {
  /** Screen pixels to a CSS pixel of the app. */
  readonly scale: number
}

/** How large the frame is made, and how much smaller it is shown. `held`: a scale that stays while a size is dragged. */
export function placedIn(choice: DeviceChoice, room: Box, held?: number): Placed {
  const size = sizeOf(choice)
  if (size === undefined) return { ...room, scale: 1 }
  if (held !== undefined) return { ...size, scale: held }
  if (choice.zoom !== 'fit') return { ...size, scale: choice.zoom / 100 }
  if (room.width <= 0 || room.height <= 0) return { ...size, scale: 1 }
  return { ...size, scale: Math.min(1, room.width / size.width, room.height / size.height) }
}
