/** The device width that was last chosen, for the next start. */
import type { Device } from './device.ts'

const key = 'kiln.preview.device'

export function keptDevice(): Device {
  const kept = read()
  return kept === 'phone' || kept === 'tablet' ? kept : 'desktop'
}

export function keepDevice(device: Device): void {
  try {
    localStorage.setItem(key, device)
  } catch {
    // A storage that is full or forbidden: the choice holds until the window closes.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
