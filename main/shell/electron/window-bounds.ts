/** Where the window was, if that is still a place where it can be seen. */
import { join } from 'node:path'
import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from '../../lib/json-file.ts'

const Saved = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  maximized: z.boolean(),
})
export type SavedBounds = z.infer<typeof Saved>

export const smallest = { width: 480, height: 400 }
const usual = { width: 1440, height: 900 }
/** So much of the window must be on a display for its title bar to be caught with the mouse. */
const visible = { width: 120, height: 60 }

/** The bounds for a new window: as saved where a display still shows them, else of the usual size, placed by the system. */
export function boundsFor(
  saved: SavedBounds | undefined,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  const first = workAreas[0] ?? { x: 0, y: 0, ...usual }
  const area = saved === undefined ? undefined : workAreas.find((candidate) => shows(candidate, saved))
  if (saved === undefined || area === undefined) {
    return { width: Math.min(usual.width, first.width), height: Math.min(usual.height, first.height) }
  }
  const { x, y, width, height } = saved
  return { x, y, width: Math.max(width, smallest.width), height: Math.max(height, smallest.height) }
}

function shows(area: Rectangle, bounds: Rectangle): boolean {
  const across = Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x)
  const down = Math.min(area.y + area.height, bounds.y + bounds.height) - Math.max(area.y, bounds.y)
  // The title bar is at the top: above the area it cannot be reached.
  return across >= visible.width && down >= visible.height && bounds.y >= area.y - 10
}

/** Undefined at a first start, or when the file is damaged. */
export function readBounds(dataFolder: string): SavedBounds | undefined {
  return readJsonFile(join(dataFolder, 'window.json'), Saved)
}

/** Saves the bounds half a second after the last change. Returns what saves them now, for when the window is to go. */
export function rememberBounds(window: BrowserWindow, dataFolder: string): () => Promise<void> {
  const path = join(dataFolder, 'window.json')
  let timer: NodeJS.Timeout | undefined
  const save = async () => {
    clearTimeout(timer)
    if (window.isDestroyed()) return
    const bounds: SavedBounds = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    // Where the window stood is not worth a failure.
    await writeJsonFile(path, bounds).catch(() => undefined)
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(save, 500)
  }
  window.on('resize', later)
  window.on('move', later)
  window.on('maximize', later)
  window.on('unmaximize', later)
  window.on('close', save)
  window.on('closed', () => clearTimeout(timer))
  return save
}
