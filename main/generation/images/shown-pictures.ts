/**
 * Real pictures under the names of the drawn ones, for the preview alone: an app that runs shows them as soon as they are
 * there. Its code is still built by those names when it names the real ones on disk: nothing is another build for that, so
 * nothing is loaded again, and whatever is typed in the app stays. With the next start of Kiln the names are the real ones.
 */
import type { PictureFile } from './picture.ts'
import { isPlaceholder } from './placeholder.ts'
import type { Shape } from './shape.ts'
import { drawnReferences } from './switch-references.ts'

export interface ShownPictures {
  /** `path`: of the drawn picture's file. */
  put(projectId: string, path: string, file: PictureFile, shape: Shape): void
  /** What the preview gets of a file: the real picture in the place of a drawn one, or where that was; else what is there. */
  over(projectId: string, path: string, there: Uint8Array | undefined): Uint8Array | undefined
  /** The files that the preview sees: the pictures under their drawn names alone. */
  list(projectId: string, paths: readonly string[]): readonly string[]
}

/** Projects whose pictures are kept: the ones of which pictures were made last. */
const mostProjects = 3

const mediaTypes = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const

/** What names pictures in a React app. A page of plain HTML is served as it is. */
const built = /^(?:src\/.*\.(?:m?[jt]sx?|json|css)|index\.html)$/
/** A real picture's own file in a React app. */
const realName = /^(public\/images\/[a-z0-9-]+)\.(?:jpg|png|webp)$/

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
      const files = projects.get(projectId)
      if (files === undefined) return there
      if (files.has(drawnName(path))) return undefined
      if (there !== undefined && built.test(path)) {
        const text = Buffer.from(there).toString()
        const drawn = drawnReferences(text, (slug) => files.has(`public/images/${slug}.svg`))
        return drawn === text ? there : Buffer.from(drawn)
      }
      const shown = files.get(path)
      if (shown === undefined || there === undefined) return shown ?? there
      return isPlaceholder(Buffer.from(there.subarray(0, 256)).toString()) ? shown : there
    },
    list(projectId, paths) {
      const files = projects.get(projectId)
      if (files === undefined) return paths
      const hidden = paths.filter((path) => files.has(drawnName(path)))
      return [...new Set([...paths.filter((path) => !hidden.includes(path)), ...hidden.map(drawnName)])]
    },
  }
}

/** '' for what is no real picture's file. */
function drawnName(path: string): string {
  const stem = realName.exec(path)?.[1]
  return stem === undefined ? '' : `${stem}.svg`
}

/** The picture inside an SVG, as its name promises one: all of it is in the file, so that it shows in an `<img>`. */
function asSvg({ ending, bytes }: PictureFile, { width, height }: Shape): Uint8Array {
  const address = `data:${mediaTypes[ending]};base64,${Buffer.from(bytes).toString('base64')}`
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" data-kiln="picture" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<image width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" href="${address}"/></svg>`,
  )
}
