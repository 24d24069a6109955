/** A screen that is loaded when it is visited must be its file's default: one that gives it by name alone is made so. */
import { resolveModule } from '../module-names.ts'
import type { FixableApp, FoundFix } from './fixable-app.ts'

export function defaultExport(path: string, app: FixableApp): FoundFix | undefined {
  const text = app.files.get(path)
  const module = app.module(path)
  if (text === undefined || module === undefined || module.fault !== undefined || module.isOpen) return undefined
  if (module.exports.has('default') || !isLoadedLazily(path, app)) return undefined
  const components = [...module.exports].filter(
    (name) => /^[A-Z][A-Za-z0-9]*$/.test(name) && !/^[A-Z0-9_]+$/.test(name),
  )
  const [name] = components
  if (name === undefined || components.length > 1) return undefined
  return {
    fix: { kind: 'default-export', path, name },
    text: `${text.trimEnd()}\n\nexport default ${name}\n`,
  }
}

/** By `lazy(() => import('…'))`, which takes the default: not where the rest of the line says what to take. */
function isLoadedLazily(path: string, app: FixableApp): boolean {
  const has = (other: string): boolean => app.files.has(other)
  for (const [importer, text] of app.files) {
    const lazy = app.module(importer)?.imports.filter(({ isLazy }) => isLazy) ?? []
    for (const { from } of lazy) {
      if (resolveModule(importer, from, has) !== path) continue
      const place = new RegExp(
        `(?:\\blazy\\s*\\(|[\\w'"-]+:)\\s*\\(\\)\\s*=>\\s*import\\(\\s*['"]${escaped(from)}['"]\\s*\\)\\s*[,)\\n}]`,
      )
      if (place.test(text)) return true
    }
  }
  return false
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
