/** A new project from something that is there: a starter app, a folder, an archive, or nothing. */
import path from 'node:path'
import { failure } from '#shared/domain/error.ts'
import type { AppKind, Project } from '#shared/domain/project.ts'
import { nameFrom, nextName } from '../names.ts'
import type { Projects } from '../projects.ts'
import { kindOf, type Found, type Skipped } from './collect.ts'
import { readFolder } from './read-folder.ts'
import { largestZip, readZip } from './read-zip.ts'

export type Source =
  | { readonly type: 'empty' }
  | { readonly type: 'template'; readonly templateId: string; readonly language: 'en' | 'ar' }
  | { readonly type: 'folder'; readonly folder: string }
  | { readonly type: 'zip'; readonly file: File }

export interface CreateParts {
  readonly projects: Pick<Projects, 'list' | 'create' | 'createWith' | 'discard'>
  /** A starter app's text under a name, or under its own; `title`: what kind of app it is. */
  templateApp(
    templateId: string,
    wishes: { readonly language: 'en' | 'ar'; readonly name: string },
  ): Promise<{ readonly title: string; readonly files: ReadonlyMap<string, string> }>
}

/** `name` may be empty where the source has one. Nothing is left behind when it fails or is aborted. */
export async function createFrom(
  { projects, templateApp }: CreateParts,
  name: string,
  source: Source,
  signal: AbortSignal,
): Promise<{ project: Project; skipped: readonly Skipped[] }> {
  if (source.type === 'empty') return { project: await projects.create({ name, kind: 'page' }), skipped: [] }
  const asked = name.trim()
  const taken = new Set(projects.list().map((project) => project.name))
  const called = (own: string): string => {
    if (asked !== '') return asked
    const given = nameFrom(own, 'App')
    return taken.has(given) ? nextName(given, taken) : given
  }
  const make = async (
    own: { readonly name: string; readonly label: string; readonly kind: AppKind },
    files: ReadonlyMap<string, Uint8Array | string>,
  ): Promise<Project> => {
    if (signal.aborted) throw failure('aborted', 'Stopped.')
    const project = await projects.createWith({ name: called(own.name), kind: own.kind }, files, own.label)
    if (!signal.aborted) return project
    await projects.discard(project.id)
    throw failure('aborted', 'Stopped.')
  }

  if (source.type === 'template') {
    const { title, files } = await templateApp(source.templateId, { language: source.language, name: asked })
    return { project: await make({ name: title, label: title, kind: 'page' }, files), skipped: [] }
  }
  const { own, label, found } = await read(source, signal)
  const project = await make({ name: own, label, kind: kindOf(found.files) }, found.files)
  return { project, skipped: found.skipped }
}

async function read(
  source: Extract<Source, { type: 'folder' | 'zip' }>,
  signal: AbortSignal,
): Promise<{ own: string; label: string; found: Found }> {
  if (source.type === 'folder') {
    const found = await readFolder(source.folder, signal)
    return { own: path.basename(path.resolve(source.folder)), label: source.folder, found }
  }
  const { file } = source
  // Asked before the bytes are copied out of it.
  if (file.size > largestZip) throw failure('invalid-input', 'This archive is too large: at most 50 MB are opened.')
  const found = await readZip(new Uint8Array(await file.arrayBuffer()), signal)
  return { own: file.name.replace(/\.zip$/i, ''), label: file.name, found }
}
