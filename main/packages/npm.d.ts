/** The parts of npm's own libraries that Kiln uses; they bring no types. Loaded only when packages are installed. */

declare module '@npmcli/arborist' {
  export interface Edge {
    readonly name: string
    /** As the package that asks for it wrote it. */
    readonly spec: string
    readonly type: 'prod' | 'dev' | 'optional' | 'peer' | 'peerOptional' | 'workspace'
    readonly to: Node | null
  }

  export interface Node {
    /** The folder's name; another one than the package's where it is an alias. */
    readonly name: string
    readonly packageName: string | null
    readonly version: string
    /** Below the tree's folder, with forward slashes: `node_modules/a/node_modules/b`; '' for the root. */
    readonly location: string
    readonly resolved: string | null
    readonly integrity: string | null
    readonly isRoot: boolean
    readonly isLink: boolean
    /** Optional, and not for this platform. */
    readonly inert: boolean
    readonly hasShrinkwrap: boolean
    readonly inBundle: boolean
    readonly package: Readonly<Record<string, unknown>>
    readonly edgesOut: ReadonlyMap<string, Edge>
  }

  export interface Tree extends Node {
    readonly inventory: ReadonlyMap<string, Node>
    readonly meta: { commit(): Readonly<Record<string, unknown>> }
  }

  export class Arborist {
    constructor(options: Readonly<Record<string, unknown>>)
    buildIdealTree(): Promise<Tree>
  }
}

declare module '@npmcli/config' {
  export default class Config {
    constructor(options: Readonly<Record<string, unknown>>)
    load(): Promise<void>
    /** The settings as npm's libraries take them. */
    readonly flat: Readonly<Record<string, unknown>>
  }
}

declare module '@npmcli/config/lib/definitions/index.js' {
  const parts: {
    readonly definitions: Readonly<Record<string, unknown>>
    readonly shorthands: Readonly<Record<string, unknown>>
    readonly flatten: (...values: unknown[]) => unknown
  }
  export default parts
}

declare module 'pacote' {
  /** A stream of npm's own kind. It fails whether or not somebody listens yet. */
  export interface TarballStream {
    on(event: 'error', listener: (error: Error) => void): this
    pipe<Target extends NodeJS.WritableStream>(target: Target): Target
    destroy(): this
  }

  const pacote: {
    readonly tarball: {
      /** The handler is called again when the first stream was cut or is not what its integrity says. */
      stream<Result>(
        spec: string,
        handler: (stream: TarballStream) => Promise<Result>,
        options: Readonly<Record<string, unknown>>,
      ): Promise<Result>
    }
  }
  export default pacote
}
