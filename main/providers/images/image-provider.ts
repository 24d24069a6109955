/** What makes pictures: types only. Like a `Provider`, it knows nothing of retries, settings or where a key comes from. */
import type { ModelRef, ProviderId, Usage } from '#shared/domain/model.ts'

export interface ImageRequest {
  readonly model: string
  /** What is to be on it, in words. */
  readonly prompt: string
  /** The shape that it is wanted in, in pixels; what comes may be larger, and of the nearest shape that there is. */
  readonly width: number
  readonly height: number
}

export interface MadeImage {
  /** As the provider sent them: not yet known to be a picture. */
  readonly bytes: Uint8Array
  /** Absent where the provider counts no tokens. */
  readonly usage?: Usage
}

export interface ImageProvider {
  readonly id: ProviderId
  /** One picture. Throws a Failure: `refused` where the provider will not draw that. An abort closes the connection. */
  make(request: ImageRequest, signal: AbortSignal): Promise<MadeImage>
}

/** Who makes pictures for this app, if anybody does. */
export interface ImageMaker {
  readonly model: ModelRef
  /** Throws a Failure that says what to set up. */
  provider(): ImageProvider
}
