/** A project's picture, or a tile in its place: always of the same size. */
import type { ProjectListing } from '#shared/domain/project.ts'
import { FolderX, Lock } from 'lucide-react'
import type { CSSProperties } from 'react'
import { type ReadThumbnail, useThumbnail } from './use-thumbnail.ts'

export interface ThumbnailProps {
  readonly project: ProjectListing
  readonly read: ReadThumbnail
}

/** Says nothing to a screen reader: the name stands beside it. */
export function Thumbnail({ project, read }: ThumbnailProps) {
  const url = useThumbnail(project, read)
  if (project.state !== 'ok') {
    const Icon = project.state === 'missing' ? FolderX : Lock
    return (
      <span className="thumbnail" data-state={project.state} aria-hidden="true">
        <Icon size={18} />
      </span>
    )
  }
  return (
    <span className="thumbnail" style={{ '--hue': hueOf(project.id) } as CSSProperties} aria-hidden="true">
      <span className="thumbnail-letter">{firstLetter(project.name)}</span>
      {url !== undefined && <img src={url} alt="" decoding="async" draggable={false} />}
    </span>
  )
}

/** Degrees; the same project has always the same. */
function hueOf(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 3_600
  return sum % 360
}

function firstLetter(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? ''
}
