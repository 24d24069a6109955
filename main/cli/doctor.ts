/** `kiln doctor`: what is there, what is missing, and what to do about it. */
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ProviderId } from '#shared/domain/model.ts'
import { createCatalog } from '../providers/catalog.ts'
import { defaultOllamaUrl } from '../providers/names.ts'
import { readOllamaHost } from '../settings/environment-keys.ts'
import { findAppRoot } from '../shell/app-root.ts'
import { nameFolders } from '../shell/data-folder.ts'
import { exitCodes, type CommandIo } from './io.ts'

export const doctorHelp = `kiln doctor [--data DIR] [--json]

Checks this machine for what Kiln needs. Changes nothing. Exit code 1 when something that Kiln cannot do without is missing.`

interface Finding {
  readonly name: string
  /** missing: Kiln cannot work. optional: something that would be better with it. */
  readonly state: 'ok' | 'optional' | 'missing'
  /** What was found, or what to do. */
  readonly message: string
}

/** An Ollama that is there answers in a few milliseconds; nothing waits for one that is not. */
const probeMs = 300

export async function runDoctor(args: readonly string[], io: CommandIo): Promise<number> {
  let values
  try {
    const options = { json: { type: 'boolean' }, help: { type: 'boolean' }, data: { type: 'string' } } as const
    ;({ values } = parseArgs({ args: [...args], options }))
  } catch (thrown) {
    io.stderr(`${thrown instanceof Error ? thrown.message : String(thrown)}\nSee: kiln doctor --help`)
    return exitCodes.usage
  }
  if (values.help === true) {
    io.stdout(doctorHelp)
    return exitCodes.done
  }
  const app = findAppRoot()
  const findings = [
    checkNode(),
    checkDataFolder(nameFolders(values.data, io.env).dataFolder),
    checkFolder('templates', app.templatesFolder),
    checkFolder('window', app.rendererFolder),
    checkModels(app.modelsFile, join(nameFolders(values.data, io.env).dataFolder, 'models.json')),
    checkElectron(io.env, app.folder),
    checkDisplay(io.env),
    await checkOllama(readOllamaHost(io.env) ?? defaultOllamaUrl, io.signal),
  ]
  if (values.json === true) io.stdout(JSON.stringify(findings))
  else for (const { name, state, message } of findings) io.stdout(`${marks[state]} ${name.padEnd(10)} ${message}`)
  return findings.some(({ state }) => state === 'missing') ? exitCodes.failed : exitCodes.done
}

const marks = { ok: '✓', optional: '–', missing: '✕' } as const

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isEnough = major > 22 || (major === 22 && minor >= 14)
  return isEnough
    ? { name: 'node', state: 'ok', message: process.version }
    : {
        name: 'node',
        state: 'missing',
        message: `${process.version} is too old: start Kiln with "npm start", which brings its own.`,
      }
}

/** What Kiln knows of models, and the user's own list of them, where there is one. */
function checkModels(file: string, userFile: string): Finding {
  const troubles: string[] = []
  const catalog = createCatalog({ file, userFile, onTrouble: (trouble) => troubles.push(trouble) })
  const known = ProviderId.options.reduce((sum, id) => sum + catalog.of(id).length, 0)
  const state = known === 0 ? 'missing' : troubles.length === 0 ? 'ok' : 'optional'
  return { name: 'models', state, message: troubles[0] ?? `${known} known` }
}

function checkDataFolder(folder: string): Finding {
  let nearest = folder
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  try {
    accessSync(nearest, constants.W_OK)
    return { name: 'data', state: 'ok', message: nearest === folder ? folder : `${folder} (made at the first start)` }
  } catch {
    return {
      name: 'data',
      state: 'missing',
      message: `${folder} cannot be written. Choose another with --data DIR or KILN_DATA.`,
    }
  }
}

function checkFolder(name: string, folder: string): Finding {
  return existsSync(folder)
    ? { name, state: 'ok', message: folder }
    : { name, state: 'missing', message: `${folder} is not there. Run "npm run build".` }
}

function checkElectron(env: CommandIo['env'], root: string): Finding {
  const own = env.ELECTRON_OVERRIDE_DIST_PATH
  const folder = own ?? join(root, 'node_modules', 'electron', 'dist')
  return existsSync(join(folder, 'version'))
    ? { name: 'electron', state: 'ok', message: folder }
    : {
        name: 'electron',
        state: 'optional',
        message: 'not downloaded: "npm start" tries to, and opens your browser where it cannot.',
      }
}

function checkDisplay(env: CommandIo['env']): Finding {
  const isThere = process.platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
  return isThere
    ? { name: 'display', state: 'ok', message: env.WAYLAND_DISPLAY ?? env.DISPLAY ?? 'this desktop' }
    : { name: 'display', state: 'optional', message: 'none: the studio opens in a browser ("kiln serve").' }
}

async function checkOllama(address: string, signal: AbortSignal): Promise<Finding> {
  const name = 'ollama'
  try {
    const response = await fetch(`${address}/api/version`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(probeMs)]),
      redirect: 'error',
    })
    const body: unknown = await response.json()
    const version =
      typeof body === 'object' && body !== null && 'version' in body ? String(body.version) : 'of an unknown version'
    return { name, state: 'ok', message: `${version}, at ${address}` }
  } catch {
    return {
      name,
      state: 'optional',
      message: `not running at ${address}. For local models: https://ollama.com, then "ollama serve".`,
    }
  }
}
