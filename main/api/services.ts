/** What the handlers are given: every service by name, built once by the composition root. */
import type { EventPublisher } from '@orpc/server'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import type { Attachments } from '../generation/attachments.ts'
import type { Drafts } from '../generation/drafts.ts'
import type { EditDecisions } from '../generation/edits/edit-decisions.ts'
import type { Estimate, EstimateRequest } from '../generation/estimate.ts'
import type { Problems } from '../generation/fixes/problems.ts'
import type { ImageRuns } from '../generation/images/image-runs.ts'
import type { PromptQueues } from '../generation/prompt-queues.ts'
import type { Reviews } from '../generation/review/reviews.ts'
import type { RunRegistry } from '../generation/registry.ts'
import type { SimilarPrompts } from '../generation/similar-prompts.ts'
import type { Variants } from '../generation/variants/variants.ts'
import type { Troubles } from '../lib/troubles.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Packages } from '../packages/index.ts'
import type { Pipeline } from '../pipeline/index.ts'
import type { Preview } from '../preview/preview.ts'
import type { Projects } from '../projects/projects.ts'
import type { ProviderRegistry } from '../providers/registry.ts'
import type { Templates } from '../providers/starter/templates.ts'
import type { Keys } from '../settings/keys.ts'
import type { SettingsService } from '../settings/settings.ts'
import type { CacheStore } from '../store/cache-database.ts'
import type { Store } from '../store/store.ts'

/** What the shell can do on the user's screen. */
export interface Desk {
  /** Shows a folder in the system's file manager. Throws a Failure where there is none. */
  openFolder(folder: string): Promise<void>
  /** Only where the studio has a window of its own. */
  readonly window?: {
    /** Undefined when the user cancels. */
    pickFolder(title: string): Promise<string | undefined>
    /** Returns the new size in percent. */
    zoom(to: 'in' | 'out' | 'reset'): Promise<number>
  }
}

export interface Services {
  readonly info: {
    readonly version: string
    readonly shell: 'electron' | 'browser'
    readonly dataFolder: string
    /** Variables that win over settings. */
    readonly environment: { name: string; value: string }[]
  }
  readonly store: Store
  readonly settings: SettingsService
  readonly keys: Keys
  readonly providers: ProviderRegistry
  readonly projects: Projects
  readonly preview: Preview
  readonly runs: RunRegistry
  readonly images: Pick<ImageRuns, 'makeAll' | 'written'>
  readonly variants: Variants
  readonly drafts: Drafts
  readonly edits: EditDecisions
  readonly reviews: Reviews
  readonly problems: Problems
  readonly attachments: Attachments
  readonly queues: PromptQueues
  readonly estimate: (request: EstimateRequest, signal: AbortSignal) => Promise<Estimate>
  readonly similar: SimilarPrompts
  /** Made when something is to be installed. */
  readonly packages: () => Pick<Packages, 'vendored' | 'install'>
  readonly pipeline: Pick<Pipeline, 'state' | 'decisions'>
  readonly cache: CacheStore
  readonly metrics: Metrics
  readonly templates: Templates
  /** The project as one page, and the addresses that it still names. */
  readonly exportHtml: (projectId: string) => Promise<{ html: string; outside: readonly string[] }>
  readonly desk: Desk
  readonly troubles: Troubles
  readonly events: EventPublisher<{ event: StudioEvent }>
  readonly publish: (event: StudioEvent) => void
  readonly addresses: {
    /** For the preview frame. */
    frame(host: string): string
    /** For the user's browser. */
    external(host: string): Promise<string>
    open(url: string): Promise<void>
  }
}
