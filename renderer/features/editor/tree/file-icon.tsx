/** A file's icon, by what it is. */
import {
  Braces,
  CodeXml,
  File,
  FileMusic,
  FileText,
  FileType,
  FileVideoCamera,
  Hash,
  Image,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { type FileKind, kindOfFile } from '../file-kind.ts'

const icons: Readonly<Record<FileKind, LucideIcon>> = {
  html: CodeXml,
  style: Hash,
  script: Braces,
  data: Braces,
  text: FileText,
  image: Image,
  audio: FileMusic,
  video: FileVideoCamera,
  font: FileType,
  other: File,
}

/** Its colour is a class of its kind; the name beside it says the rest. */
export function FileIcon({ path, size = 14 }: { readonly path: string; readonly size?: number }): ReactNode {
  const kind = kindOfFile(path)
  const Icon = icons[kind]
  return <Icon size={size} className="file-icon" data-kind={kind} aria-hidden="true" />
}
