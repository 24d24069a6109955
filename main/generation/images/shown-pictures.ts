/**
 * Real pictures under the names of the drawn ones, for the preview alone: an app that runs shows them as soon as they are
 * there, before its code names them, and after that for as long as it has not been loaded again.
 */
import { isPlaceholder } from './placeholder.ts'
import type { PictureFile } from './picture.ts'
import type { Shape } from './shape.ts'

export interface ShownPictures {
  put(projectId: string, path: string, file: PictureFile, shape: Shape): void
  /** What the preview shows of a file: the real picture in the place of a drawn one, or where that was; else what is there. */
  over(projectId: string, path: string, there: Uint8Array | undefined): Uint8Array | undefined
}

/** Projects whose pictures are kept: the ones of which pictures were made last. */
const mostProjects = 3

const mediaTypes = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const

export function createShownPictures(): ShownPictures {
  const projects = new Map<string, Map<string, Uint8Array>>()
  return {
    put(projectId, path, file, shape) {
      const files = projects.get(projectId) ?? new Map<string, Uint8Array>()
      files.set(path, asSvg(file, shape))
      projects.delete(projectId)
      projects.set(projectId, files)
      for (const oldest of [...projects.keys()].slice(0, -mostProjects)) projects.delete(oldest)
    },
    over(projectId, path, there) {
      const shown = projects.get(projectId)?.get(path)
      if (shown === undefined || there === undefined) return shown ?? there
      return isPlaceholder(Buffer.from(there.subarray(0, 256)).toString()) ? shown : there
    },
  }
}

/** The picture inside an SVG, as its name promises one: all of it is in the file, so that it shows in an `<img>`. */
function asSvg({ ending, bytes }: PictureFile, { width, height }: Shape): Uint8Array {
  const address = `data:${mediaTypes[ending]};base64,${Buffer.from(bytes).toString('base64')}`
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<image width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" href="${address}"/></svg>`,
  )
}
