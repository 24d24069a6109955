/** Every route of the studio: its input and its output. Two carriers bring them: a MessagePort and a WebSocket. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { AppError } from '../domain/error.ts'
import { ModelRef, ProviderId, ProviderStatus } from '../domain/model.ts'
import { AppKind, FileEntry, Project, Version } from '../domain/project.ts'
import { RunRecord } from '../domain/run.ts'
import { Settings, SettingsPatch } from '../domain/settings.ts'
import { RunEvent } from './run-event.ts'
import { StudioEvent } from './studio-event.ts'

/** The one typed error of every route: its `data` is the AppError. */
const route = oc.errors({ FAILURE: { data: AppError } })

const byProject = z.object({ projectId: z.string() })
const byRun = z.object({ runId: z.string() })
const done = z.object({})

const studio = {
  info: route.output(
    z.object({
      version: z.string(),
      shell: z.enum(['electron', 'browser']),
      dataFolder: z.string(),
      projectsFolder: z.string(),
      /** Why keys are kept only for this session, where they are. */
      keysNote: z.string().optional(),
    }),
  ),
  watch: route.output(eventIterator(StudioEvent)),
}

const project = {
  /** Newest change first. */
  list: route.output(z.array(Project)),
  open: route.input(byProject).output(
    z.object({
      project: Project,
      files: z.array(FileEntry),
      /** Oldest first: the conversation. */
      runs: z.array(RunRecord),
      /** Newest first. */
      versions: z.array(Version),
      liveRunId: z.string().optional(),
    }),
  ),
  rename: route.input(z.object({ projectId: z.string(), name: z.string() })).output(done),
  /** Forgets the project and moves its folder into Kiln's trash; says where. */
  remove: route.input(byProject).output(z.object({ movedTo: z.string() })),
}

const file = {
  read: route.input(z.object({ projectId: z.string(), path: z.string() })).output(
    z.object({
      text: z.string(),
      /** sha256 of the bytes, in hex: what `write` compares. */
      hash: z.string(),
    }),
  ),
  /** Saves by hand and makes a version. `baseHash`: refuse when the file on disk is no longer the one that was read. */
  write: route
    .input(z.object({ projectId: z.string(), path: z.string(), text: z.string(), baseHash: z.string().optional() }))
    .output(z.object({ hash: z.string(), versionId: z.string() })),
}

const run = {
  /** Without `projectId`, a new project is made. Fails when a run is already live in the project. */
  start: route
    .input(
      z.object({
        projectId: z.string().optional(),
        prompt: z.string(),
        kind: AppKind,
        model: ModelRef,
      }),
    )
    .output(z.object({ runId: z.string(), projectId: z.string() })),
  /** The events after `afterSeq` (-1: all), then live ones, in batches; ends after run-end. Leaving it stops nothing. */
  attach: route
    .input(z.object({ runId: z.string(), afterSeq: z.number().int().min(-1) }))
    .output(eventIterator(z.array(RunEvent))),
  /** Resolves when the run has ended. */
  stop: route.input(byRun).output(done),
  /** Makes a stopped answer the project's files. */
  applyDraft: route.input(byRun).output(z.object({ versionId: z.string() })),
  discardDraft: route.input(byRun).output(done),
}

const version = {
  read: route.input(z.object({ versionId: z.string(), path: z.string() })).output(z.object({ text: z.string() })),
  restore: route.input(z.object({ projectId: z.string(), versionId: z.string() })).output(
    z.object({
      /** The new version that holds the old files: a restore can be undone as any change. */
      versionId: z.string(),
    }),
  ),
}

const provider = {
  /** As last seen; `refresh` asks each of them again first. */
  list: route.input(z.object({ refresh: z.boolean() })).output(z.array(ProviderStatus)),
  /** Keys go in and never come out. An empty key forgets it. The key is bound to the base URL's origin. */
  setKey: route.input(z.object({ provider: ProviderId, key: z.string(), baseUrl: z.string() })).output(done),
}

const settings = {
  get: route.output(Settings),
  update: route.input(SettingsPatch).output(Settings),
}

/** project: the files as they are, or a live or pending answer over them. version: an older state, by itself. */
export const PreviewTarget = z.discriminatedUnion('view', [
  z.object({ view: z.literal('project'), projectId: z.string() }),
  z.object({ view: z.literal('version'), projectId: z.string(), versionId: z.string() }),
])
export type PreviewTarget = z.infer<typeof PreviewTarget>

const preview = {
  /** The address for the preview frame. */
  open: route.input(PreviewTarget).output(z.object({ url: z.string() })),
  /** Opens it in the user's browser; `url` is what was opened. */
  openExternal: route.input(PreviewTarget).output(z.object({ url: z.string() })),
}

export const contract = { studio, project, file, run, version, provider, settings, preview }
export type Contract = typeof contract
