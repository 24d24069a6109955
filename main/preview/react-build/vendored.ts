/** The libraries that every React app may import without installing anything: what they are, and what is known of them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** By package, the paths below it that can be imported; '' is the package itself. Changing it changes what is built. */
export const vendoredPackages: Readonly<Record<string, readonly string[]>> = {
  react: ['', '/jsx-runtime', '/jsx-dev-runtime'],
  'react-dom': ['', '/client'],
  'react-router': ['', '/dom'],
  'react-router-dom': [''],
  'lucide-react': [''],
  recharts: [''],
  zustand: ['', '/middleware', '/middleware/immer', '/react/shallow', '/shallow', '/vanilla'],
  'date-fns': ['', '/locale'],
  clsx: [''],
  'tailwind-merge': [''],
  'class-variance-authority': [''],
  'framer-motion': [''],
  motion: ['/react'],
  'react-hook-form': [''],
  immer: [''],
  zod: [''],
  '@radix-ui/react-checkbox': [''],
  '@radix-ui/react-dialog': [''],
  '@radix-ui/react-dropdown-menu': [''],
  '@radix-ui/react-label': [''],
  '@radix-ui/react-popover': [''],
  '@radix-ui/react-select': [''],
  '@radix-ui/react-slot': [''],
  '@radix-ui/react-switch': [''],
  '@radix-ui/react-tabs': [''],
  '@radix-ui/react-tooltip': [''],
}

export interface VendoredModule {
  /** Its file in the vendor folder. */
  readonly file: string
  /** The other files there that it loads, directly or not. */
  readonly loads: readonly string[]
  /** What can be imported from it by name; `default` is one of them where there is one. */
  readonly names: readonly string[]
}

/** What `build-vendored.ts` writes beside the files as manifest.json. */
export interface VendoredSet {
  /** Changes with the versions: a part of the files' addresses, which may be kept for ever. */
  readonly key: string
  /** The exact version of each package: what an exported app must ask for. */
  readonly versions: Readonly<Record<string, string>>
  /** By what an import says. */
  readonly modules: Readonly<Record<string, VendoredModule>>
}

/** Throws when the folder has none, as in a copy that was never built. */
export function readVendoredSet(folder: string): VendoredSet {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as VendoredSet
}
