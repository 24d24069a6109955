/** The size of everything in the window, in percent: one set of steps for the menu and the page, remembered. */
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from '../../lib/json-file.ts'

const Saved = z.object({ percent: z.number().int().min(50).max(200) })
const steps = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200]

export interface Zoom {
  /** 50 to 200. */
  percent(): number
  /** The next step for this window and those to come; returns it in percent. */
  change(window: BrowserWindow | undefined, to: 'in' | 'out' | 'reset'): Promise<number>
}

/** Reads what was chosen last, from `zoom.json` in the data folder. */
export function createZoom(dataFolder: string): Zoom {
  const path = join(dataFolder, 'zoom.json')
  let percent = readJsonFile(path, Saved)?.percent ?? 100
  return {
    percent: () => percent,
    async change(window, to) {
      percent = nextStep(percent, to)
      window?.webContents.setZoomFactor(percent / 100)
      // Not worth a failure: then it is asked for again after the next start.
      await writeJsonFile(path, { percent }).catch(() => undefined)
      return percent
    },
  }
}

/** The next larger or smaller of the steps; the last one stays. */
export function nextStep(percent: number, to: 'in' | 'out' | 'reset'): number {
  if (to === 'reset') return 100
  const further =
    to === 'in' ? steps.filter((step) => step > percent) : steps.filter((step) => step < percent).reverse()
  return further[0] ?? percent
}
