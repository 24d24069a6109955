/** What a React project's host is answered with: its last good build, the libraries, its page, and its own pictures and fonts. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentType } from '../../lib/content-types.ts'
import type { BuiltFile } from '../find-file.ts'
import { unbuiltPage } from '../pages.ts'
import type { BuildProblem, BuildResult, FailedScreen } from './messages.ts'
import { buildFolder, pageOf, vendoredFile } from './page.ts'
import { lineOf } from './problems.ts'
import { screenName } from './project-plugin.ts'
import { isServed, type ProjectSource } from './project-source.ts'
import type { ServedPackages } from './project-packages.ts'
import { screenStart } from './screen-build.ts'
import type { VendoredSet } from './vendored.ts'
import { mayStart, stampIn, warmFolder, warmPageOf } from './warm-page.ts'

export interface ServedApp {
  /** Takes the place of the build before, whose scripts are still there for pages that began with them. */
  put(result: BuildResult): void
  /** As in `ReactProject`. */
  respond(address: string, asPage: boolean): Promise<BuiltFile | undefined>
}

interface ServedAppParts {
  readonly source: ProjectSource
  readonly vendorFolder: string
  readonly vendored: VendoredSet
  /** What is wrong with an app that has no good build yet. */
  problems(): readonly BuildProblem[]
  /** By the address of the script below `/__kiln/build/`. */
  sourceMap(name: string): Promise<string | undefined>
}

/** Scripts of earlier builds that are still served: a page that began to load one may need it. */
const oldScripts = 3

export function createServedApp({ source, vendorFolder, vendored, problems, sourceMap }: ServedAppParts): ServedApp {
  const outputs = new Map<string, Uint8Array>()
  /** The scripts that pages which waited were given, by the names by which these know them. */
  const starts = new Map<string, string>()
  let failed: readonly FailedScreen[] = []
  /** The newest is the last. */
  let packageFiles: readonly ServedPackages[] = []
  let page: { readonly script: string; readonly packages: readonly string[] } | undefined

  async function builtFile(name: string): Promise<BuiltFile | undefined> {
    const stamp = stampIn(name)
    if (stamp !== undefined) return await startFile(name, stamp)
    const body = outputs.get(name)
    if (body !== undefined) return { body, contentType: contentType(name), lasting: name.startsWith('app-') }
    // A page that took longer than that begins anew, with the newest: else nothing of it would ever come.
    if (page !== undefined && /^app-[^/]+\.js$/.test(name)) return reloading(name)
    const screen = failed.find(({ path }) => screenName(path) === name)
    if (screen !== undefined) {
      return { body: Buffer.from(standIn(name, screen)), contentType: contentType(name), lasting: false }
    }
    const script = name.slice(0, -'.map'.length)
    const map = name.endsWith('.js.map') ? await sourceMap(starts.get(script) ?? script) : undefined
    return map === undefined ? undefined : { body: Buffer.from(map), contentType: contentType(name), lasting: false }
  }

  /** Only what the project's own builds name. */
  function packageFile(pathname: string): string | undefined {
    const of = packageFiles.find(({ address }) => pathname.startsWith(address))
    const name = pathname.slice(of?.address.length)
    return of?.files.includes(name) ? join(of.folder, name) : undefined
  }

  async function htmlText(): Promise<string | undefined> {
    const html = await source.read('index.html').catch(() => undefined)
    return html === undefined ? undefined : Buffer.from(html).toString()
  }

  async function appPage(isWarm = false): Promise<BuiltFile> {
    const html = await htmlText()
    const whole =
      page === undefined
        ? unbuiltPage(problems().map(lineOf))
        : (isWarm ? warmPageOf : pageOf)({ html, ...page }, vendored)
    return { body: Buffer.from(whole), contentType: contentType('index.html'), lasting: false }
  }

  /** The app's script for a page that waited for it, or what loads that page anew. */
  async function startFile(name: string, stamp: string): Promise<BuiltFile | undefined> {
    const body = outputs.get(page?.script ?? '')
    if (page === undefined || body === undefined) return undefined
    const html = await htmlText()
    const isFit = mayStart({ html, ...page }, stamp, Buffer.from(body).toString(), vendored)
    if (isFit) starts.set(name, page.script)
    for (const old of [...starts.keys()].slice(0, -oldScripts)) starts.delete(old)
    return isFit ? { body, contentType: contentType(name), lasting: false } : reloading(name)
  }

  async function ownFile(path: string): Promise<BuiltFile | undefined> {
    for (const name of [`public/${path}`, path]) {
      const body = isServed(name) ? await source.read(name).catch(() => undefined) : undefined
      if (body !== undefined) return { body, contentType: contentType(name), lasting: false }
    }
    return undefined
  }

  return {
    put({ outputs: changed, script, packages, failedScreens, served }) {
      failed = failedScreens
      if (served !== undefined) {
        const others = packageFiles.filter(({ address }) => address !== served.address)
        packageFiles = [...others, served].slice(-oldScripts)
      }
      for (const { name, body } of changed) {
        // Anew at the end, so that the oldest are the first.
        outputs.delete(name)
        outputs.set(name, body)
      }
      page = { script, packages }
      const scripts = [...outputs.keys()].filter((name) => name.startsWith('app-'))
      for (const name of scripts.slice(0, -oldScripts)) if (name !== script) outputs.delete(name)
    },
    async respond(address, asPage) {
      const pathname = decoded(address)
      if (asPage && pathname.startsWith(warmFolder)) return await appPage(true)
      if (pathname.startsWith(buildFolder)) return await builtFile(pathname.slice(buildFolder.length))
      const file = vendoredFile(pathname, vendored)
      if (file !== undefined) {
        return { body: await readFile(join(vendorFolder, file)), contentType: contentType(file), lasting: true }
      }
      const ofPackage = packageFile(pathname)
      if (ofPackage !== undefined) {
        return { body: await readFile(ofPackage), contentType: contentType(ofPackage), lasting: true }
      }
      if (pathname.startsWith('/__kiln/')) return undefined
      const path = pathname.replace(/^\//, '')
      if (path === '' || path === 'index.html' || (asPage && !/\.[^/]+$/.test(path))) return await appPage()
      return await ownFile(path)
    },
  }
}

/**
 * What a page gets for a screen that has no good build: its skeleton stays while the screen is still to come; one that is
 * wrong says so. Either is told as loaded, so that the page is loaded anew when the screen is there.
 */
function standIn(name: string, { absent, problems }: FailedScreen): string {
  const why = problems[0] === undefined ? `${name} could not be built.` : lineOf(problems[0])
  return `${screenStart(name)}\n${absent ? 'await new Promise(() => {})' : `throw new Error(${JSON.stringify(why)})`}\nexport {}\n`
}

/** In the place of an app's script: the page is loaded from the start. */
function reloading(name: string): BuiltFile {
  const body = Buffer.from('location.reload()\nawait new Promise(() => {})\nexport {}\n')
  return { body, contentType: contentType(name), lasting: false }
}

/** One that cannot be read is nobody's. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return '/__kiln/'
  }
}
