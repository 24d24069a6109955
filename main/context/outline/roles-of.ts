/** What a file is for in an app, told from where it lies and what is in it. Pure. */
import type { FileRole, OutlineParts } from './file-outline.ts'

const wordFolders = /(?:^|\/)(?:words|i18n|locales?|lang|languages?|translations?|messages|strings|copy)(?:[/.]|$)/i

export function rolesOf(path: string, parts: OutlineParts): readonly FileRole[] {
  const { properties = [], imports = [], labels = [], symbols = [], routes = [], uses = [] } = parts
  const name = path.split('/').at(-1) ?? path
  const isTest = /\.(?:test|spec)\./.test(name)
  const drawn = symbols.filter(({ kind }) => kind === 'component').length
  const from = new Set(imports.map((one) => one.from))
  const roles: FileRole[] = []
  if (properties.length > 0 || /^(?:theme|palette|colou?rs|tokens|tailwind\.config)\./.test(name)) roles.push('styles')
  if (!isTest && drawn === 0 && labels.length > 3 && wordFolders.test(path)) roles.push('words')
  const isMap = routes.length > 1 || /^(?:routes?|router|screens|pages|navigation|nav|layout)\.[jt]sx?$/.test(name)
  const isRouter = [...from].some((one) => /^(?:react-router|wouter|@tanstack\/react-router)/.test(one))
  if (isMap || (isRouter && /^(?:app|main|index|layout)\./i.test(name))) roles.push('routes')
  const keeps = from.has('zustand') || uses.includes('createContext') || uses.includes('localStorage')
  if (!isTest && (keeps || /(?:^|[-.])(?:store|storage)\.[jt]sx?$|^(?:app-?)?(?:state|context)\.[jt]sx?$/i.test(name)))
    roles.push('store')
  if (/(?:^|\/)(?:manifest|[\w.-]*(?<!ts)config)\.json$|^index\.html$/.test(path)) roles.push('config')
  if (/^(?:index\.html|src\/(?:main|index|app)\.[jt]sx?|app\.[jt]s)$/i.test(path)) roles.push('entry')
  if (/(?:^|[/-])(?:samples?|seed|fixtures?|mock|products|demo)(?:[-.]|$)/i.test(name)) roles.push('sample')
  return roles
}
