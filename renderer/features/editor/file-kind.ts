/** What a file is, by its name. Pure. */

export type FileKind = 'html' | 'style' | 'script' | 'data' | 'text' | 'image' | 'audio' | 'video' | 'font' | 'other'

const kinds: Readonly<Record<string, FileKind>> = {
  ...of('html', 'html htm'),
  ...of('style', 'css scss'),
  ...of('script', 'js mjs cjs jsx ts mts cts tsx'),
  ...of('data', 'json webmanifest map'),
  ...of('text', 'md txt csv xml yml yaml toml svg gitignore env'),
  ...of('image', 'png jpg jpeg gif webp avif ico bmp'),
  ...of('audio', 'mp3 wav ogg m4a flac'),
  ...of('video', 'mp4 webm mov'),
  ...of('font', 'woff woff2 ttf otf'),
}

function of(kind: FileKind, endings: string): Record<string, FileKind> {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, kind]))
}

export function kindOfFile(path: string): FileKind {
  return kinds[endingOf(path)] ?? 'other'
}

/** In lower case, without its dot. */
export function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase()
}

/** Files above this are not opened as text: an editor of so much would only be slow. In bytes. */
export const largestText = 2 * 1024 * 1024
