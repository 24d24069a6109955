/** The one error union: every failure that a person or a caller may see is an `AppError`. */
import { z } from 'zod'

export const ErrorKind = z.enum([
  'auth',
  'quota',
  'rate-limited',
  'overloaded',
  'timeout-connect',
  'timeout-first-token',
  'timeout-stall',
  'timeout-total',
  'unreachable',
  'model-not-found',
  'context-too-long',
  'refused',
  'bad-request',
  'truncated',
  'provider',
  'aborted',
  'invalid-input',
  'not-found',
  'disk-full',
  'read-only',
  'internal',
  // A change whose parts do not all fit the app: nothing of it was written.
  'not-applied',
  // The user's own for the month, which stops paid requests.
  'budget',
  // A new kind comes last: metrics.db keeps them by their places.
])
export type ErrorKind = z.infer<typeof ErrorKind>

/** Why, for the failures of Kiln's own that people meet most: the window says these in its own language. */
export const ErrorReason = z.enum([
  'run-live',
  'closing',
  'was-closed',
  'no-model',
  'no-model-sees',
  'prompt-empty',
  'draft-decided',
  'in-review',
  'review-over',
  'answer-waits',
  'starter-cannot',
  'name-empty',
  'path-taken',
  'file-locked',
  'folder-gone',
  'project-gone',
  'run-gone',
  'version-gone',
  'wrong-passphrase',
])
export type ErrorReason = z.infer<typeof ErrorReason>

export const AppError = z.object({
  kind: ErrorKind,
  reason: ErrorReason.optional(),
  /** One clear sentence; the provider's own words where it has any. */
  message: z.string(),
  /** True when the same request may succeed later. */
  retryable: z.boolean(),
  retryAfterMs: z.number().optional(),
  /** HTTP status, where there was one. */
  status: z.number().optional(),
  provider: z.string().optional(),
  model: z.string().optional(),
  requestId: z.string().optional(),
  /** More for the curious: a hint, a path, a list of near names. Never a secret. */
  detail: z.string().optional(),
})
export type AppError = z.infer<typeof AppError>

const retryableKinds: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'rate-limited',
  'overloaded',
  'timeout-connect',
  'timeout-first-token',
  'timeout-stall',
  'unreachable',
])

/** An `AppError` on its way up: the only thing that Kiln's own code throws on purpose. */
export class Failure extends Error {
  readonly error: AppError

  constructor(error: AppError, options?: { cause?: unknown }) {
    super(error.message, options)
    this.name = 'Failure'
    this.error = error
  }
}

/** Makes a `Failure`; `retryable` follows from the kind unless it is given. */
export function failure(
  kind: ErrorKind,
  message: string,
  extra: Partial<Omit<AppError, 'kind' | 'message'>> & { cause?: unknown } = {},
): Failure {
  const { cause, ...rest } = extra
  return new Failure(
    { kind, message, retryable: retryableKinds.has(kind), ...rest },
    cause === undefined ? undefined : { cause },
  )
}

const systemKinds: Readonly<Record<string, { kind: ErrorKind; message: string }>> = {
  ENOSPC: { kind: 'disk-full', message: 'The disk is full. Free some space, then try again.' },
  EDQUOT: { kind: 'disk-full', message: 'Your disk quota is used up. Free some space, then try again.' },
  SQLITE_FULL: { kind: 'disk-full', message: 'The disk is full. Free some space, then try again.' },
  EROFS: { kind: 'read-only', message: 'This folder is read-only. Choose another folder, or change its permissions.' },
  EACCES: { kind: 'read-only', message: 'Kiln may not write here. Choose another folder, or change its permissions.' },
  EPERM: { kind: 'read-only', message: 'Kiln may not write here. Choose another folder, or change its permissions.' },
  SQLITE_READONLY: { kind: 'read-only', message: "Kiln's data folder is read-only. Choose another with --data DIR." },
}

/** Any thrown value as an `AppError`: system errors get their sentence, an abort is `aborted`, the rest is `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof Failure) return thrown.error
  if (thrown instanceof Error) {
    if (thrown.name === 'AbortError') return { kind: 'aborted', message: 'Stopped.', retryable: false }
    const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
    const known = systemKinds[code]
    if (known !== undefined) return { ...known, retryable: false, detail: thrown.message }
    return { kind: 'internal', message: thrown.message || 'Something went wrong inside Kiln.', retryable: false }
  }
  return { kind: 'internal', message: String(thrown), retryable: false }
}
