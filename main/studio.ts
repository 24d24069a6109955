/** The composition root: builds every service once, top to bottom, and hands each what it needs. */
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { EventPublisher } from '@orpc/server'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { createRouter, type Router } from './api/router.ts'
import type { Desk } from './api/services.ts'
import { createAttachments } from './generation/attachments.ts'
import { createAuto } from './generation/auto.ts'
import { createDoors } from './generation/doors.ts'
import { createDrafts } from './generation/drafts.ts'
import { createEditDecisions } from './generation/edits/edit-decisions.ts'
import { createModelFacts } from './generation/model-facts.ts'
import { createPromptQueues } from './generation/prompt-queues.ts'
import { createImageRuns } from './generation/images/image-runs.ts'
import { withImageRuns } from './generation/images/with-image-runs.ts'
import { createRunRegistry } from './generation/registry.ts'
import { recoverVariants } from './generation/variants/recover-variants.ts'
import { createSimilarPrompts } from './generation/similar-prompts.ts'
import { systemClock } from './lib/clock.ts'
import { createTroubles } from './lib/troubles.ts'
import { createPackageInstaller, type Packages } from './packages/index.ts'
import type { Preview } from './preview/preview.ts'
import type { StartBuildProcess } from './preview/react-build/build-process.ts'
import { createReactPreview } from './preview/react-build/react-preview.ts'
import { exportHtml } from './projects/export/export-html.ts'
import { createProjects } from './projects/projects.ts'
import { createCatalog } from './providers/catalog.ts'
import { imageMaker } from './providers/images/image-maker.ts'
import { createProviderRegistry } from './providers/registry.ts'
import { createTemplates } from './providers/starter/templates.ts'
import { providerTable } from './providers/table.ts'
import { createEnvironmentKeys, readOllamaHost, type Environment } from './settings/environment-keys.ts'
import { createKeyFile } from './settings/key-file.ts'
import { createKeys } from './settings/keys.ts'
import { readRequestEnvironment } from './settings/request-environment.ts'
import type { SecretBox } from './settings/secret-box.ts'
import { createSettings, withSessionModel } from './settings/settings.ts'
import { openStore } from './store/store.ts'
import { createReactServices, namedPackages } from './studio-react.ts'
import { createStudioFixes, createStudioProblems } from './studio-fixes.ts'
import { createStudioContext } from './studio-context.ts'
import { createStudioPreview } from './studio-preview.ts'
import { createStudioEstimate, createStudioReviews } from './studio-reviews.ts'
import { createStudioVariants } from './studio-variants.ts'
import { createOutside, type Outside } from './studio-outside.ts'
import { createRequests } from './studio-requests.ts'
import { weakKeysConsent } from './studio-values.ts'

export interface StudioOptions {
  readonly shell: 'electron' | 'browser'
  readonly version: string
  readonly dataFolder: string
  /** Where projects are made until the user chooses another place. */
  readonly projectsFolder: string
  readonly templatesFolder: string
  /** What Kiln knows of models; the user's own models.json in the data folder is laid over it. */
  readonly modelsFile: string
  /** The libraries that React apps import. */
  readonly vendorFolder: string
  /** How this shell starts the process that builds React apps; a child of Node's by default. */
  readonly startBuildProcess?: StartBuildProcess
  /** A script that answers instead of a model. */
  readonly scriptFile?: string
  readonly secretBox: SecretBox
  /** Keys and addresses are taken from it where the user entered none. */
  readonly environment?: Environment
  readonly opener: {
    openUrl(url: string): Promise<void>
    /** Throws a Failure where no file manager can be opened. */
    openFolder(folder: string): Promise<void>
  }
  /** What only a window of one's own can do. */
  readonly window?: NonNullable<Desk['window']>
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
  /** What other programs of the user may ask. */
  readonly outside: Outside
  /** Where new projects are made, as of now. */
  projectsFolder(): string
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

  const troubles = createTroubles((message) => publish({ type: 'trouble', message }))

  const scripted = options.scriptFile === undefined ? undefined : ({ provider: 'scripted', model: 'scripted' } as const)
  const { environment = {} } = options
  const requestEnvironment = readRequestEnvironment(environment)
  requestEnvironment.troubles.forEach(troubles.add)
  const ollamaUrl = readOllamaHost(environment)
  const settings = withSessionModel(createSettings(store, ollamaUrl === undefined ? {} : { ollamaUrl }), scripted)
  const keys = createKeys({
    box: options.secretBox,
    store: store.secrets,
    consent: weakKeysConsent(store),
    file: createKeyFile(options.dataFolder),
    passphrase: environment['KILN_PASSPHRASE'],
    environmentKey: createEnvironmentKeys(environment, providerTable),
    onChange: () => publish({ type: 'providers-changed' }),
  })
  // A keychain that asks the user first must not hold the window up: its keys are there when it has opened.
  await Promise.race([keys.loaded(), setTimeout(keysWaitMs, undefined, { ref: false })])
  const catalog = createCatalog({
    file: options.modelsFile,
    userFile: join(options.dataFolder, 'models.json'),
    onTrouble: troubles.add,
  })
  const providers = createProviderRegistry({
    settings: settings.get,
    keyFor: keys.keyFor,
    templatesFolder: options.templatesFolder,
    catalog,
    values: store.values,
    onListed: () => publish({ type: 'providers-changed' }),
    ...(options.scriptFile === undefined ? {} : { scriptFile: options.scriptFile }),
  })
  const templates = createTemplates(options.templatesFolder)
  const projects = createProjects({ store, projectsFolder: options.projectsFolder, clock })
  const exportProject = (projectId: string) => exportHtml(projects, projectId)
  const builds = createReactPreview({
    vendorFolder: options.vendorFolder,
    packages: { find: (dependencies) => packages().find(dependencies) },
    ...(options.startBuildProcess === undefined ? {} : { start: options.startBuildProcess }),
  })
  let installer: Packages | undefined
  const packages = (): Packages =>
    (installer ??= createPackageInstaller({
      cacheFolder: join(options.dataFolder, 'packages'),
      vendored: builds.vendored().versions,
      environment,
      named: () => namedPackages(projects),
    }))
  const preview = createStudioPreview({
    ...{ store, projects, templates, builds },
    frameAncestors: options.frameAncestors,
    exportPage: async (projectId) => (await exportProject(projectId)).html,
    onBuild: (projectId, { problems, ms }) =>
      requests.noteStep(projectId, { name: problems.length > 0 ? 'build-failed' : 'build', at: clock.now() - ms, ms }),
    shown: () => images.shown,
    variants: () => variants,
  })
  events.subscribe('event', (event) => {
    if (event.type === 'project-changed') preview.projectChanged(event.projectId)
    if (event.type === 'project-changed') requests.projectChanged(event.projectId)
    if (event.type === 'run-started') requests.runStarted(event.runId)
    if (event.type === 'run-ended') requests.runEnded(event.runId)
    if (event.type === 'settings-changed') requests.settingsChanged()
  })
  const doors = createDoors()
  const drafts = createDrafts({ store, projects, preview, doors, clock, publish })
  for (const { projectId, error } of await projects.recover()) {
    const name = store.projects.get(projectId)?.name ?? store.projects.getRemoved(projectId)?.name
    troubles.add(name === undefined ? error.message : `“${name}”: ${error.message}`)
  }
  store.journal.onTrouble(({ message }) => troubles.add(`What is being written cannot be kept: ${message}`))
  const healed = recoverVariants(store, clock)
  await drafts.recover()
  const attachments = createAttachments(store, clock)
  attachments.tidy()
  const facts = createModelFacts({ status: providers.status, known: providers.models.get })
  const auto = createAuto({
    statuses: (signal) => providers.statuses(false, signal),
    settings: settings.get,
    devMode: () => requestEnvironment.devMode ?? settings.get().devMode,
    isDown: (provider) =>
      requests.pipeline.state().breakers.some((breaker) => breaker.provider === provider && breaker.state === 'open'),
  })
  const contextTokens = (): number => settings.get().localContextTokens
  const requests = createRequests({
    store,
    dataFolder: options.dataFolder,
    providers,
    settings: settings.get,
    environment: requestEnvironment,
    keyFor: keys.keyFor,
    onTrouble: troubles.add,
    onRecord: (record) => ended(record),
    onChange: () => publish({ type: 'requests-changed' }),
  })
  healed.forEach(requests.runDecided)
  const context = createStudioContext({
    store,
    projects,
    providers,
    requests,
    settings: settings.get,
    clock,
    liveRuns: () => appRuns.liveCount() + tried.live.liveCount(),
  })
  const { contexts } = context
  events.subscribe('event', context.hear)
  const react = createReactServices({ templatesFolder: options.templatesFolder, builds, providers, settings, packages })
  const images = createImageRuns({
    store,
    projects,
    doors,
    clock,
    requests: requests.pictures,
    maker: () => imageMaker({ settings: settings.get, keyFor: keys.keyFor, baseUrlOf: providers.baseUrlOf }),
    publish,
    liveRunOf: (projectId) => appRuns.liveRunOf(projectId),
    onRunEnd(listener) {
      const undo = [appRuns.onRunEnd(listener), tried.live.onAllEnded(listener)]
      return () => undo.forEach((one) => one())
    },
  })
  const runParts = {
    ...{ store, projects, preview, drafts, attachments, facts, auto, contexts, react, clock, contextTokens, publish },
    handler: requests.pipeline.handler,
    reasoning: () => settings.get().reasoning,
    checkModel: providers.models.check,
    explain: providers.models.explain,
    onStep: requests.noteStep,
  }
  const tried = createStudioVariants({
    ...{ ...runParts, doors, requests },
    makePictures: (projectId) => void images.makeAll(projectId).catch(() => undefined),
  })
  const fixes = createStudioFixes({ store, projects, builds })
  const appRuns = createRunRegistry({
    ...{ ...runParts, fixes, doors },
    reviewEdits: () => settings.get().reviewEdits,
    fallbacks: () => settings.get().requests.fallbacks,
    images,
    others: tried.live,
  })
  const appAndImageRuns = withImageRuns(appRuns, images)
  const { variants, runs: allRuns } = tried.join(appAndImageRuns)
  const others = { ...options, clock, events, requests, troubles, runs: allRuns }
  const { outside, runs, ended, stopTelling } = createOutside(others)
  const queues = createPromptQueues({ store, projects, runs, attachments, clock, publish })
  queues.recover()
  const problems = createStudioProblems({
    ...{ store, projects, runs, fixes, auto, clock, publish, settings, providers, requests },
    waiting: (projectId) => queues.of(projectId).prompts.length,
  })
  events.subscribe('event', problems.hear)
  // The answer that is kept is the last prompt's: what breaks from now on is of that.
  variants.onDecided((projectId, _, runId) => {
    if (runId === undefined) return
    for (const type of ['run-started', 'run-ended'] as const) problems.hear({ type, projectId, runId })
  })

  const router = createRouter({
    info: {
      version: options.version,
      shell: options.shell,
      dataFolder: options.dataFolder,
      environment: requestEnvironment.acting.map((one) => ({ ...one })),
    },
    store,
    settings,
    keys,
    providers,
    projects,
    preview,
    runs,
    images,
    variants,
    drafts,
    edits: createEditDecisions({ store, projects, drafts, doors, clock, publish }),
    reviews: createStudioReviews({ ...runParts, doors, runs, requests }),
    problems,
    attachments,
    queues,
    estimate: createStudioEstimate({ ...runParts, requests }),
    similar: createSimilarPrompts(store, runs, requests.offered),
    packages,
    pipeline: requests.pipeline,
    cache: requests.cache,
    metrics: requests.panel,
    templates,
    exportHtml: exportProject,
    desk: {
      openFolder: options.opener.openFolder,
      ...(options.window === undefined ? {} : { window: options.window }),
    },
    troubles,
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
    outside,
    projectsFolder: projects.folder,
    liveRuns: runs.liveCount,
    onLiveRunsChange: runs.onLiveCountChange,
    async stop() {
      await context.stop()
      await runs.stopAll()
      builds.stop()
      await requests.close()
      await stopTelling()
      store.close()
    },
  }
}

/** How long a start waits for stored keys, in milliseconds. */
const keysWaitMs = 1500
