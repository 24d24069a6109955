/** Every route of the studio: its input and its output. Two carriers bring them: a MessagePort and a WebSocket. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { AppError } from '../domain/error.ts'
import { Attachment } from '../domain/attachment.ts'
import { BuildState, CodePlace } from '../domain/build.ts'
import { ContextWishes } from '../domain/context.ts'
import { KeysState } from '../domain/keys.ts'
import { ModelChoice, ProviderId, ProviderStatus, ProviderTest } from '../domain/model.ts'
import { FileEntry, Project, ProjectListing, ProjectState, Version } from '../domain/project.ts'
import { PromptQueue } from '../domain/queue.ts'
import { RunRecord } from '../domain/run.ts'
import { Settings, SettingsPatch } from '../domain/settings.ts'
import { Template } from '../domain/template.ts'
import { problem } from './problem-routes.ts'
import { metrics } from './metrics-routes.ts'
import { pick } from './pick-routes.ts'
import { requests } from './request-routes.ts'
import { review } from './review-routes.ts'
import { run } from './run-routes.ts'
import { StudioEvent } from './studio-event.ts'
import { TextMatch, TextQuery } from './text-search.ts'
import { variant } from './variant-routes.ts'
import { version } from './version-routes.ts'

/** The one typed error of every route: its `data` is the AppError. */
const route = oc.errors({ FAILURE: { data: AppError } })

const byProject = z.object({ projectId: z.string() })
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
      /** True where `pickFolder` can ask and `zoom` works: in the window of its own. */
      native: z.boolean(),
      /** Variables that win over settings, as they were written. None of them is a secret. */
      environment: z.array(z.object({ name: z.string(), value: z.string() })),
      /** What went wrong at the start or since, one sentence each, for the window to show. */
      troubles: z.array(z.string()),
    }),
  ),
  watch: route.output(eventIterator(StudioEvent)),
  /** Asks for a folder with the system's own dialog; none when it was cancelled. Only where `native`. */
  pickFolder: route.input(z.object({ title: z.string() })).output(z.object({ folder: z.string().optional() })),
  /** Moves every project's folder that lies in the projects folder to another place, and makes new projects there. */
  moveProjects: route.input(z.object({ folder: z.string() })).output(z.object({ moved: z.number() })),
  /** Makes the whole window larger or smaller. Only where `native`: a browser has its own zoom. */
  zoom: route.input(z.object({ to: z.enum(['in', 'out', 'reset']) })).output(z.object({ percent: z.number() })),
}

/** What a new project begins with. */
export const ProjectSource = z.discriminatedUnion('type', [
  z.object({ type: z.literal('empty') }),
  z.object({ type: z.literal('template'), templateId: z.string(), language: z.enum(['en', 'ar']) }),
  /** Copies a folder's files; the folder stays as it is. */
  z.object({ type: z.literal('folder'), folder: z.string() }),
  z.object({ type: z.literal('zip'), file: z.file() }),
])
export type ProjectSource = z.infer<typeof ProjectSource>

const project = {
  /** Newest change first. */
  list: route.output(z.array(ProjectListing)),
  /** `name` empty: the template's, the folder's or the archive's own. `skipped`: files that were left out, and why. */
  create: route
    .input(z.object({ name: z.string(), source: ProjectSource }))
    .output(z.object({ projectId: z.string(), skipped: z.array(z.object({ path: z.string(), why: z.string() })) })),
  open: route.input(byProject).output(
    z.object({
      project: Project,
      /** Unless ok, there are no files to show and nothing can be written until the folder is found or made anew. */
      state: ProjectState,
      files: z.array(FileEntry),
      /** Oldest first: the conversation. */
      runs: z.array(RunRecord),
      /** The newest run that made pictures beside them. */
      images: RunRecord.optional(),
      /** Newest first. */
      versions: z.array(Version),
      liveRunId: z.string().optional(),
      /** Prompts that wait for the live run to end. */
      queue: PromptQueue,
      /** Files that no model may write; sorted. */
      locked: z.array(z.string()).optional(),
    }),
  ),
  /** A copy of the files under another name: "Name (2)". The conversation stays with the original. */
  duplicate: route.input(byProject).output(z.object({ projectId: z.string() })),
  rename: route.input(z.object({ projectId: z.string(), name: z.string() })).output(done),
  /** Takes the project out of the list and moves its folder into Kiln's trash; says where. `undoRemove` brings it back. */
  remove: route.input(byProject).output(z.object({ movedTo: z.string() })),
  undoRemove: route.input(byProject).output(done),
  /** Opens the folder in the system's file manager. */
  reveal: route.input(byProject).output(done),
  /** Points a project whose folder was moved by hand to where it is now. */
  relocate: route.input(z.object({ projectId: z.string(), folder: z.string() })).output(done),
  exportZip: route.input(byProject).output(z.object({ file: z.file() })),
  /**
   * The whole app in one HTML file, linked files put into it. `outside`: addresses that it still names and that would need
   * a network. That it loads without one is seen by opening the preview target `export`.
   */
  exportHtml: route.input(byProject).output(z.object({ file: z.file(), outside: z.array(z.string()) })),
  /** The picture of the app, as last captured; none before. */
  thumbnail: route.input(byProject).output(z.object({ file: z.file().optional() })),
  saveThumbnail: route.input(z.object({ projectId: z.string(), file: z.file() })).output(done),
  /** Held while a window shows the project: names the files that changed on disk by another hand than Kiln's. */
  watch: route.input(byProject).output(eventIterator(z.object({ changed: z.array(z.string()) }))),
}

const byPath = z.object({ projectId: z.string(), path: z.string() })
const asVersion = z.object({ versionId: z.string() })

const file = {
  read: route.input(byPath).output(
    z.object({
      /** Empty for a file that is not text. */
      text: z.string(),
      binary: z.boolean(),
      /** sha256 of the bytes, in hex: what `write` compares. */
      hash: z.string(),
    }),
  ),
  /** Saves by hand and makes a version. `baseHash`: refuse when the file on disk is no longer the one that was read. */
  write: route
    .input(z.object({ projectId: z.string(), path: z.string(), text: z.string(), baseHash: z.string().optional() }))
    .output(z.object({ hash: z.string(), versionId: z.string() })),
  /** Refuses a path that is taken. Each of these makes a version, so each can be undone. */
  create: route.input(z.object({ projectId: z.string(), path: z.string(), text: z.string() })).output(asVersion),
  /** Any bytes, such as an image; takes the place of a file of that path. */
  put: route.input(z.object({ projectId: z.string(), path: z.string(), file: z.file() })).output(asVersion),
  /** The bytes, for a download or a picture. */
  get: route.input(byPath).output(z.object({ file: z.file() })),
  /** A file, or a folder with all in it. Refuses when something is in the way. */
  move: route.input(z.object({ projectId: z.string(), from: z.string(), to: z.string() })).output(asVersion),
  /** A file, or a folder with all in it. */
  remove: route.input(byPath).output(asVersion),
  /** Whether models may write this file; the path need not be one of a file that is there. */
  setLocked: route.input(z.object({ projectId: z.string(), path: z.string(), locked: z.boolean() })).output(done),
  /** Every place of a text in the project's files, in the order of paths and lines; `more` when there were over 2,000. */
  search: route.input(TextQuery).output(z.object({ matches: z.array(TextMatch), more: z.boolean() })),
}

const attachment = {
  /** Keeps an image or a text file for a prompt. The same bytes twice are one. */
  add: route.input(z.object({ file: z.file() })).output(Attachment),
  read: route.input(z.object({ id: z.string() })).output(z.object({ file: z.file() })),
}

/** Prompts that wait while a run is live: they start by themselves, in order, when it ends well. */
const queue = {
  add: route
    .input(
      z.object({
        projectId: z.string(),
        prompt: z.string(),
        model: ModelChoice,
        attachments: z.array(z.string()).default([]),
        context: ContextWishes.optional(),
      }),
    )
    .output(z.object({ id: z.string() })),
  change: route.input(z.object({ projectId: z.string(), id: z.string(), prompt: z.string() })).output(done),
  /** To another place in the line: 0 is next. */
  move: route.input(z.object({ projectId: z.string(), id: z.string(), to: z.number().int().min(0) })).output(done),
  remove: route.input(z.object({ projectId: z.string(), id: z.string() })).output(done),
  /** Takes all of them out; `ids` are what `undoRemove` brings back. */
  clear: route.input(byProject).output(z.object({ ids: z.array(z.string()) })),
  /** Puts removed ones back in their places, as long as Kiln has not been closed since. */
  undoRemove: route.input(z.object({ projectId: z.string(), ids: z.array(z.string()) })).output(done),
  /** Goes on after a run that was stopped or failed. Refuses while an unfinished answer waits to be kept or discarded. */
  resume: route.input(byProject).output(done),
}

const provider = {
  /** As last seen; `refresh` asks each of them again first, or only the one that is named. */
  list: route
    .input(z.object({ refresh: z.boolean(), provider: ProviderId.optional() }))
    .output(z.array(ProviderStatus)),
  /** Keys go in and never come out. An empty key forgets it. The key is bound to the base URL's origin. */
  setKey: route.input(z.object({ provider: ProviderId, key: z.string(), baseUrl: z.string() })).output(done),
  /** Asks the provider something small and free, with the key that is set. Bounded in time; never throws for its failure. */
  test: route.input(z.object({ provider: ProviderId })).output(ProviderTest),
}

const passphrase = z.object({ passphrase: z.string().max(1000) })

/** Where keys are kept. `providers-changed` tells when that, or what is known of them, is another. */
const keys = {
  state: route.output(KeysState),
  /** Consents to storing keys with little protection, or takes that back: then what was stored so is removed. */
  allowWeak: route.input(z.object({ allow: z.boolean() })).output(KeysState),
  /** Moves all keys into a new file, encrypted under the passphrase; of at least eight characters. */
  createFile: route.input(passphrase).output(KeysState),
  unlock: route.input(passphrase).output(KeysState),
  lock: route.output(KeysState),
  /** Removes the file and all keys in it: for a passphrase that is forgotten. */
  removeFile: route.output(KeysState),
}

const settings = {
  get: route.output(Settings),
  update: route.input(SettingsPatch).output(Settings),
}

/**
 * project: the files as they are, or a live or pending answer over them. version: an older state, by itself.
 * template: a starter app as its gallery shows it. variant: one of two answers, over what it changes.
 */
export const PreviewTarget = z.discriminatedUnion('view', [
  z.object({ view: z.literal('project'), projectId: z.string() }),
  z.object({ view: z.literal('version'), projectId: z.string(), versionId: z.string() }),
  z.object({ view: z.literal('variant'), projectId: z.string(), runId: z.string() }),
  z.object({
    view: z.literal('template'),
    templateId: z.string(),
    language: z.enum(['en', 'ar']),
    theme: z.enum(['light', 'dark']),
  }),
  /** What `exportHtml` makes, served under a policy that lets it load nothing at all: what it tries is told by the bridge. */
  z.object({ view: z.literal('export'), projectId: z.string() }),
])
export type PreviewTarget = z.infer<typeof PreviewTarget>

const preview = {
  /** The address for the preview frame. */
  open: route.input(PreviewTarget).output(z.object({ url: z.string() })),
  /** Opens it in the user's browser; `url` is what was opened. */
  openExternal: route.input(PreviewTarget).output(z.object({ url: z.string() })),
  /** Held while a window shows a React project, or with `runId` one of two answers: how its build stands, each change. */
  watchBuild: route.input(byProject.extend({ runId: z.string().optional() })).output(eventIterator(BuildState)),
  /**
   * Installs packages of the registry for a React project, as `name` or `name@version`, and names them in its package.json
   * with their exact versions, which are given. Nothing of them is run. Fails while a run changes the project.
   */
  installPackages: route
    .input(z.object({ projectId: z.string(), packages: z.array(z.string().max(300)).min(1).max(50) }))
    .output(z.object({ versions: z.record(z.string(), z.string()) })),
  /** Where places of a React app's built scripts are in its own files; null for what is none of its code. */
  locate: route
    .input(z.object({ projectId: z.string(), places: z.array(CodePlace).max(500) }))
    .output(z.object({ places: z.array(CodePlace.nullable()) })),
}

const template = {
  /** In the order of the gallery. */
  list: route.output(z.array(Template)),
}

export const contract = {
  studio,
  project,
  file,
  attachment,
  run,
  review,
  queue,
  version,
  variant,
  provider,
  keys,
  settings,
  preview,
  pick,
  template,
  requests,
  problem,
  metrics,
}
export type Contract = typeof contract
