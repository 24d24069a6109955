/** Projects, their files and their versions. */
import { z } from 'zod'

export const AppKind = z.enum(['page', 'react'])
/** page: plain HTML, CSS and JavaScript. react: a Vite project. */
export type AppKind = z.infer<typeof AppKind>

export const Project = z.object({
  id: z.string(),
  name: z.string(),
  kind: AppKind,
  /** Absolute path of the folder that holds its plain files. */
  folder: z.string(),
  /** Milliseconds since 1970, as every time in Kiln. */
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type Project = z.infer<typeof Project>

/** ok: its folder is there. missing: moved or deleted. unreadable: there, and may not be read. */
export const ProjectState = z.enum(['ok', 'missing', 'unreadable'])
export type ProjectState = z.infer<typeof ProjectState>

/** A project as the list shows it. */
export const ProjectListing = Project.extend({
  /** Of its files together, as of the newest version. */
  bytes: z.number(),
  state: ProjectState,
  /** True while a run is live in it. */
  live: z.boolean().optional(),
  /** When its picture was captured; absent before the first. */
  thumbnailAt: z.number().optional(),
})
export type ProjectListing = z.infer<typeof ProjectListing>

export const FileEntry = z.object({
  /** Relative, with forward slashes. */
  path: z.string(),
  bytes: z.number(),
  /** Of a file on disk: when it was written last, in milliseconds since 1970. Other text may be as long. */
  changedAt: z.number().optional(),
})
export type FileEntry = z.infer<typeof FileEntry>

export const Version = z.object({
  id: z.string(),
  projectId: z.string(),
  /** 1 for a project's first version. */
  number: z.number(),
  /**
   * files: created, moved or removed by hand. direct: an element was changed in the preview. import: what it began with.
   * fix: an error was mended without a model.
   */
  reason: z.enum(['run', 'save', 'files', 'direct', 'restore', 'draft', 'external', 'import', 'fix']),
  /** For people: the prompt, the saved file, or what was restored. */
  label: z.string(),
  runId: z.string().optional(),
  createdAt: z.number(),
  files: z.array(FileEntry),
})
export type Version = z.infer<typeof Version>
