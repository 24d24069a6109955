/** The composition root: builds every service once, top to bottom, and hands each what it needs. */
import { randomBytes } from 'node:crypto'
import { EventPublisher } from '@orpc/server'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { createRouter, type Router } from './api/router.ts'
import { createAttachments } from './generation/attachments.ts'
import { createDoors } from './generation/doors.ts'
import { createDrafts } from './generation/drafts.ts'
import { estimateRequest } from './generation/estimate.ts'
import { createModelFacts } from './generation/model-facts.ts'
import { createPromptQueues } from './generation/prompt-queues.ts'
import { createRunRegistry } from './generation/registry.ts'
import { systemClock } from './lib/clock.ts'
import { createPipeline } from './pipeline/index.ts'
import { createPreview, type Preview } from './preview/preview.ts'
import { createProjects } from './projects/projects.ts'
import { createProviderRegistry } from './providers/registry.ts'
import { createTemplates } from './providers/starter/templates.ts'
import { createKeys, type SecretBox } from './settings/keys.ts'
import { createSettings, withSessionModel } from './settings/settings.ts'
import { openStore, type Store } from './store/store.ts'

export interface StudioOptions {
  readonly shell: 'electron' | 'browser'
  readonly version: string
  readonly dataFolder: string
  readonly projectsFolder: string
  readonly templatesFolder: string
  /** A script that answers instead of a model. */
  readonly scriptFile?: string
  readonly secretBox: SecretBox
  readonly opener: { openUrl(url: string): Promise<void> }
  /** The address of a preview host in this shell's frame. */
  previewUrl(host: string): string
  /** The same for the user's browser. */
  externalPreviewUrl(host: string): Promise<string>
  /** Origins that may frame a preview. */
  readonly frameAncestors: readonly string[]
}

export interface Studio {
  readonly router: Router
  readonly preview: Preview
  /** How many runs are live: while there are any, the process stays. */
  liveRuns(): number
  onLiveRunsChange(listener: () => void): () => void
  /** Ends every run (each keeps its draft), and closes the databases. */
  stop(): Promise<void>
}

/** Only the owner of the data folder may call this: it migrates, recovers and writes. */
export async function createStudio(options: StudioOptions): Promise<Studio> {
  const clock = systemClock
  const store = openStore(options.dataFolder)
  const events = new EventPublisher<{ event: StudioEvent }>()
  const publish = (event: StudioEvent): void => events.publish('event', event)

  const scripted = options.scriptFile === undefined ? undefined : ({ provider: 'scripted', model: 'scripted' } as const)
  const settings = withSessionModel(createSettings(store), scripted)
  const keys = createKeys(options.secretBox, store.secrets)
  const providers = createProviderRegistry({
    settings: settings.get,
    keyFor: keys.keyFor,
    templatesFolder: options.templatesFolder,
    ...(options.scriptFile === undefined ? {} : { scriptFile: options.scriptFile }),
  })
  const templates = createTemplates(options.templatesFolder)
  const projects = createProjects({ store, projectsFolder: options.projectsFolder, clock })
  const preview = createPreview({
    secret: previewSecret(store),
    frameAncestors: options.frameAncestors,
    readProjectFile: (projectId, path) => projects.workspace(projectId).read(path),
    readVersionFile: async (versionId, path) => projects.versionFile(versionId, path),
    targets: () => projects.list().map(({ id }) => ({ view: 'project', projectId: id })),
  })
  const doors = createDoors()
  const drafts = createDrafts({ store, projects, preview, doors, clock, publish })
  await projects.recover()
  await drafts.recover()
  const attachments = createAttachments(store, clock)
  attachments.tidy()
  const facts = createModelFacts(providers.statuses, clock)
  const contextTokens = (): number => settings.get().localContextTokens
  const runs = createRunRegistry({
    store,
    projects,
    preview,
    drafts,
    attachments,
    facts,
    doors,
    handler: createPipeline(providers),
    clock,
    contextTokens,
    publish,
  })
  const queues = createPromptQueues({ store, projects, runs, attachments, clock, publish })
  queues.recover()

  const { note } = options.secretBox
  const router = createRouter({
    info: {
      version: options.version,
      shell: options.shell,
      dataFolder: options.dataFolder,
      projectsFolder: options.projectsFolder,
      ...(note === undefined ? {} : { keysNote: note }),
    },
    store,
    settings,
    keys,
    providers,
    projects,
    preview,
    runs,
    drafts,
    attachments,
    queues,
    estimate: (request, signal) => estimateRequest({ projects, attachments, facts, contextTokens }, request, signal),
    templates,
    events,
    publish,
    addresses: {
      frame: options.previewUrl,
      external: options.externalPreviewUrl,
      open: options.opener.openUrl,
    },
  })

  return {
    router,
    preview,
    liveRuns: runs.liveCount,
    onLiveRunsChange: runs.onLiveCountChange,
    async stop() {
      await runs.stopAll()
      store.close()
    },
  }
}

/** Preview hosts are derived from this, so that an app's storage survives a restart and no other page can guess them. */
function previewSecret(store: Store): string {
  const known = store.values.get('preview-secret')
  if (known !== undefined) return known
  const secret = randomBytes(32).toString('base64url')
  store.values.set('preview-secret', secret)
  return secret
}
