/** Names of files, and which of them may have been meant by another one. Pure. */
import { posix } from 'node:path'

/** `back-link.tsx` is BackLink, and so is `BackLink.tsx`. */
export function pascalName(fileName: string): string {
  return withoutEnding(fileName)
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

/** Its letters and digits alone, so that `BackLink.tsx` and `back-link.tsx` are alike. */
export function flatName(fileName: string): string {
  return withoutEnding(fileName)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

function withoutEnding(fileName: string): string {
  return posix.basename(fileName).replace(/\.(?:[cm]?[jt]sx?)$/, '')
}

/** How one file of the app imports another; `like`: an import whose manner is kept. */
export function importOf(importer: string, target: string, like = './'): string {
  const ending = /\.[cm]?[jt]sx?$/.test(like)
  const path = ending ? target : target.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '')
  if (like.startsWith('@/') && path.startsWith('src/')) return `@/${path.slice(4)}`
  const relative = posix.relative(posix.dirname(importer), path)
  return relative.startsWith('.') ? relative : `./${relative}`
}
