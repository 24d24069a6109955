/** Which modules give a name: what a name that is used and not imported may have been. */
import { posix } from 'node:path'
import { pascalName } from './file-likeness.ts'
import type { PackageNames } from './fixable-app.ts'
import type { ReadModule } from './read-module.ts'

export interface NameSource {
  /** A package's specifier, or a path in the app. */
  readonly module: string
  readonly isOwn: boolean
  readonly isDefault: boolean
}

export interface NameIndex {
  sourcesOf(name: string): readonly NameSource[]
}

/**
 * Of each package, the names that mean only one thing where they stand alone. What any code may call a helper of its own
 * (add, format, replace) is none of them.
 */
const packageNames: readonly (readonly [specifier: string, isMeant: (name: string) => boolean])[] = [
  [
    'react',
    (name) =>
      /^use[A-Z]/.test(name) ||
      /^(?:Fragment|Suspense|StrictMode|Component|PureComponent|createContext|forwardRef|lazy|memo|createElement|createRef|startTransition|Children|cloneElement|isValidElement)$/.test(
        name,
      ),
  ],
  ['react-dom', (name) => /^(?:createPortal|flushSync)$/.test(name)],
  ['react-dom/client', (name) => /^(?:createRoot|hydrateRoot)$/.test(name)],
  [
    'react-router',
    (name) =>
      /^use[A-Z]/.test(name) ||
      /^(?:BrowserRouter|HashRouter|MemoryRouter|Link|NavLink|Navigate|Outlet|Route|Routes|RouterProvider|ScrollRestoration|createBrowserRouter|createHashRouter|createMemoryRouter)$/.test(
        name,
      ),
  ],
  ['lucide-react', (name) => /^[A-Z]/.test(name)],
  ['recharts', (name) => /^[A-Z]/.test(name)],
  ['zustand/middleware', (name) => /^(?:persist|devtools|createJSONStorage|subscribeWithSelector)$/.test(name)],
  ['zustand/react/shallow', (name) => name === 'useShallow'],
  ['date-fns', (name) => /[a-z][A-Z]/.test(name) && !/^(?:is|get|set)[A-Z]/.test(name)],
  ['clsx', (name) => name === 'clsx'],
  ['tailwind-merge', (name) => name === 'twMerge'],
  ['class-variance-authority', (name) => name === 'cva'],
  [
    'framer-motion',
    (name) =>
      /^(?:motion|AnimatePresence|LayoutGroup|MotionConfig|LazyMotion|useAnimation|useInView|useMotionValue|useScroll|useSpring|useTransform|useReducedMotion)$/.test(
        name,
      ),
  ],
  [
    'react-hook-form',
    (name) => /^(?:useForm|useFieldArray|useWatch|useFormContext|Controller|FormProvider)$/.test(name),
  ],
  ['immer', (name) => name === 'produce'],
]

const byPackage = new WeakMap<PackageNames, ReadonlyMap<string, readonly NameSource[]>>()

function packageIndex(names: PackageNames): ReadonlyMap<string, readonly NameSource[]> {
  const known = byPackage.get(names)
  if (known !== undefined) return known
  const index = new Map<string, NameSource[]>()
  const add = (name: string, source: NameSource): void => void index.set(name, [...(index.get(name) ?? []), source])
  for (const [module, isMeant] of packageNames) {
    for (const name of names(module) ?? []) {
      if (name !== 'default' && isMeant(name)) add(name, { module, isOwn: false, isDefault: false })
    }
  }
  for (const [name, module] of [
    ['React', 'react'],
    ['ReactDOM', 'react-dom/client'],
  ] as const) {
    if (names(module)?.includes('default') === true) add(name, { module, isOwn: false, isDefault: true })
  }
  byPackage.set(names, index)
  return index
}

/** True for names that a package of the set gives and that stand for it alone. */
export function isPackageName(names: PackageNames): (name: string) => boolean {
  const index = packageIndex(names)
  return (name) => index.has(name)
}

/** `modules`: the app's own. */
export function createNameIndex(names: PackageNames, modules: ReadonlyMap<string, ReadModule>): NameIndex {
  const index = packageIndex(names)
  const own = new Map<string, NameSource[]>()
  for (const [module, { exports }] of modules) {
    // What starts the app is nobody's to import.
    if (/^src\/main\.[jt]sx?$/.test(module)) continue
    for (const given of exports) {
      const isDefault = given === 'default'
      const name = isDefault ? pascalName(posix.basename(module)) : given
      own.set(name, [...(own.get(name) ?? []), { module, isOwn: true, isDefault }])
    }
  }
  return { sourcesOf: (name) => [...(own.get(name) ?? []), ...(index.get(name) ?? [])] }
}
