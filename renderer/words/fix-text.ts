/** What a fix without a model did, in words. */
import type { AppFix } from '#shared/domain/app-fix.ts'
import { t } from './index.ts'

/** `imported useState in home.tsx`; names stand in their own direction. */
export function fixText({ kind, path, name, to = '' }: AppFix): string {
  const file = path.split('/').at(-1) ?? path
  return t(`fixes.did.${kind}`, {
    name: isolated(name),
    file: isolated(file),
    to: isolated(kind === 'jsx-name' ? (to.split('/').at(-1) ?? to) : to),
  })
}

function isolated(text: string): string {
  return `\u2068${text}\u2069`
}
