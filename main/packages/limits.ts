/** How much may be installed: what a package says of itself is looked at before it is fetched, and measured as it comes. */
import { failure } from '#shared/domain/error.ts'

export interface PackageLimits {
  /** Of one package as it is fetched, in bytes. */
  readonly tarballBytes: number
  /** Of one package once it is unpacked. */
  readonly unpackedBytes: number
  readonly files: number
  /** Of everything that is installed at once. */
  readonly totalBytes: number
  readonly totalFiles: number
  readonly packages: number
}

const megabyte = 1024 * 1024

/** The largest libraries that apps for browsers are made of are within them. */
export const usualLimits: PackageLimits = {
  tarballBytes: 60 * megabyte,
  unpackedBytes: 150 * megabyte,
  files: 30_000,
  totalBytes: 400 * megabyte,
  totalFiles: 80_000,
  packages: 400,
}

/** What is too much, as a Failure that names the package. */
export function tooLarge(name: string, what: string, limit: string) {
  return failure('refused', `${name} is too large: it ${what}, and the limit is ${limit}.`)
}

/** For a person: `12.5 MB`. */
export function megabytes(bytes: number): string {
  const value = bytes / megabyte
  return `${value < 10 ? value.toFixed(1) : String(Math.round(value))} MB`
}
