/** Fetches packages and unpacks each into its place. Their contents are what their integrity says, or there are none. */
import { join } from 'node:path'
import { throwIfAborted } from '../lib/abort.ts'
import { megabytes, tooLarge, type PackageLimits } from './limits.ts'
import type { NpmOptions } from './npm-config.ts'
import type { ResolvedPackage } from './resolve-packages.ts'
import { unpackTarball } from './unpack-tarball.ts'

interface FetchInput {
  readonly folder: string
  readonly packages: readonly ResolvedPackage[]
  readonly options: NpmOptions
  readonly limits: PackageLimits
  readonly onProgress: (message: string) => void
}

const mostAtOnce = 6

/** What was fetched before is taken from the cache. Throws npm's errors, and Failures for what is refused. */
export async function fetchPackages(input: FetchInput, signal: AbortSignal): Promise<void> {
  const { folder, packages, options, limits, onProgress } = input
  const { default: pacote } = await import('pacote')
  const waiting = [...packages]
  const total = { bytes: 0, files: 0 }
  let done = 0
  let failed = false
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !failed; next = waiting.shift()) {
      throwIfAborted(signal)
      await fetchOne(next)
      done++
      const share = (count: number): number => Math.floor((count * 20) / packages.length)
      if (share(done) > share(done - 1)) onProgress(`Fetched ${done} of ${packages.length} packages`)
    }
  }

  async function fetchOne({ name, version, location, resolved, integrity }: ResolvedPackage): Promise<void> {
    const place = join(folder, ...location.split('/'))
    const size = await pacote.tarball.stream(
      `${name}@${version}`,
      (stream) => unpackTarball(stream, { name, folder: place, limits }, signal),
      { ...options, resolved, integrity },
    )
    total.bytes += size.bytes
    total.files += size.files
    if (total.bytes > limits.totalBytes || total.files > limits.totalFiles) {
      throw tooLarge(name, 'comes with more than may be installed', megabytes(limits.totalBytes))
    }
  }

  await Promise.all(
    Array.from({ length: mostAtOnce }, () =>
      work().catch((thrown: unknown) => {
        failed = true
        throw thrown
      }),
    ),
  )
}
