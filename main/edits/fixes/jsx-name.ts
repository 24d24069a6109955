/** A .ts file that holds elements: only as .tsx can it be read. */
import { transform } from 'esbuild'
import type { FixableApp, FoundFix } from './fixable-app.ts'

export async function jsxName(path: string, app: FixableApp): Promise<FoundFix | undefined> {
  const text = app.files.get(path)
  if (text === undefined || !/(?<!\.d)\.ts$/.test(path) || app.module(path)?.fault === undefined) return undefined
  const movedTo = `${path}x`
  if (app.files.has(movedTo) || !/<\/?[A-Za-z>]/.test(text)) return undefined
  // Who names it with its ending would lose it.
  const name = `/${path.split('/').at(-1) ?? ''}`
  if ([...app.files].some(([other, code]) => other !== path && code.includes(name))) return undefined
  const isRead = await transform(text, { loader: 'tsx', logLevel: 'silent', tsconfigRaw: {} }).then(
    () => true,
    () => false,
  )
  return isRead ? { fix: { kind: 'jsx-name', path, name: path, to: movedTo }, text, movedTo } : undefined
}
