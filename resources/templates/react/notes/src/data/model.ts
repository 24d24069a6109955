/** What the app keeps. */
import type { Text } from '../lib/config'

export interface Note {
  id: string
  title: Text
  body: Text
  folderId?: string
  tagIds: string[]
  pinned: boolean
  /** When it was changed last, in milliseconds since 1970. */
  changed: number
  /** When it went to the trash. */
  deleted?: number
}

export const folderColours = ['violet', 'blue', 'green', 'amber', 'red'] as const
export type FolderColour = (typeof folderColours)[number]

/** A colour for light and for dark. */
export const folderPaint: Record<FolderColour, string> = {
  violet: 'light-dark(#7139cb, #baa3fe)',
  blue: 'light-dark(#015fce, #80b3fe)',
  green: 'light-dark(#037439, #65d68a)',
  amber: 'light-dark(#8a5b00, #ffb848)',
  red: 'light-dark(#ba1d27, #fb817a)',
}

export interface Folder {
  id: string
  name: Text
  colour: FolderColour
}

export interface Tag {
  id: string
  name: Text
}
