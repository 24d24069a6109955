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

export const FileEntry = z.object({
  /** Relative, with forward slashes. */
  path: z.string(),
  bytes: z.number(),
})
export type FileEntry = z.infer<typeof FileEntry>

export const Version = z.object({
  id: z.string(),
  projectId: z.string(),
  /** 1 for a project's first version. */
  number: z.number(),
  reason: z.enum(['run', 'save', 'restore', 'draft', 'external']),
  /** For people: the prompt, the saved file, or what was restored. */
  label: z.string(),
  runId: z.string().optional(),
  createdAt: z.number(),
  files: z.array(FileEntry),
})
export type Version = z.infer<typeof Version>
