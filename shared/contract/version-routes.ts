/** Routes of a project's versions: look at one, compare two, name one, bring one back, take them all along. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { AppError } from '../domain/error.ts'
import { ComparedFile, longestCheckpoint, VersionFacts } from '../domain/history.ts'

const route = oc.errors({ FAILURE: { data: AppError } })
const done = z.object({})
const byProject = z.object({ projectId: z.string() })
const byVersion = z.object({ projectId: z.string(), versionId: z.string() })
/** Two sides; without `to`, the project's files as they are now. */
const pair = z.object({ projectId: z.string(), from: z.string(), to: z.string().optional() })

export const version = {
  read: route.input(z.object({ versionId: z.string(), path: z.string() })).output(z.object({ text: z.string() })),
  restore: route
    .input(
      byVersion.extend({
        /** Ends a live run first; its answer so far stays in the conversation. Without it, a live run refuses. */
        stopRun: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        /** The new version that holds the old files: a restore can be undone as any change. */
        versionId: z.string(),
      }),
    ),
  /** Of every version; in the order of `project.open`. */
  facts: route.input(byProject).output(z.array(VersionFacts)),
  /** The files that differ, by path. */
  compare: route.input(pair).output(z.array(ComparedFile)),
  /** One of them on both sides; empty where it is not there, or is not text. */
  texts: route.input(pair.extend({ path: z.string() })).output(z.object({ before: z.string(), after: z.string() })),
  /** Names a version, so that it is found again; an empty name takes that back. */
  nameCheckpoint: route.input(byVersion.extend({ name: z.string().max(longestCheckpoint) })).output(done),
  /** The picture of what the version showed; none where it was never captured. */
  thumbnail: route.input(byVersion).output(z.object({ file: z.file().optional() })),
  saveThumbnail: route.input(byVersion.extend({ file: z.file() })).output(done),
  /** A new project of its files, which are its version 1. */
  branch: route.input(byVersion).output(z.object({ projectId: z.string() })),
  /** All versions as a git repository in a ZIP archive: a commit for each, a tag for each checkpoint. */
  exportGit: route.input(byProject).output(z.object({ file: z.file() })),
  /** The same as a folder, which must be new or empty. */
  exportGitTo: route
    .input(byProject.extend({ folder: z.string() }))
    .output(z.object({ folder: z.string(), commits: z.number() })),
}
