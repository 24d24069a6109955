/** The user's own settings of npm: which registry, by which proxy, with which key. Never a project's. */
import type { Environment } from '../settings/environment-keys.ts'

/** As npm's libraries take them. May hold keys: never told to anybody. */
export type NpmOptions = Readonly<Record<string, unknown>>

/** Everything else, as scripts, shells and folders, is none of Kiln's. */
const taken = new Set([
  'registry',
  'scope',
  'proxy',
  'httpsProxy',
  'noProxy',
  'ca',
  'cert',
  'key',
  'strictSSL',
  'localAddress',
  'maxSockets',
  'replaceRegistryHost',
  'userAgent',
  'before',
])

/** How long one request may take, in milliseconds, and how often it is tried again: a person waits. */
const patience = { timeout: 60_000, fetchRetries: 1, fetchRetryMintimeout: 500, fetchRetryMaxtimeout: 5_000 }

/**
 * Reads the user's npmrc (in `HOME` of the environment) and its `NPM_CONFIG_…` anew, so that a change counts at once.
 * `folder` is one of Kiln's own, which has no settings. Throws where the settings cannot be read.
 */
export async function readNpmOptions(environment: Environment, folder: string): Promise<NpmOptions> {
  const [{ default: Config }, { default: parts }] = await Promise.all([
    import('@npmcli/config'),
    import('@npmcli/config/lib/definitions/index.js'),
  ])
  const config = new Config({
    ...parts,
    // It writes what it found into the environment that it is given.
    env: { ...environment },
    // In npm's global mode no project's settings are looked for.
    argv: ['node', 'kiln', '--global'],
    cwd: folder,
    npmPath: folder,
    warn: false,
  })
  await config.load()
  const own = Object.entries(config.flat).filter(
    ([name]) => taken.has(name) || name.startsWith('//') || /^@[^:]+:registry$/.test(name),
  )
  return { ...Object.fromEntries(own), ...patience }
}
