/** Fixes in words of English: for the history, where labels are kept. */
import { posix } from 'node:path'
import type { AppFix } from '#shared/domain/app-fix.ts'
import type { RunFix } from '#shared/domain/problem.ts'

/** `Fixed: imported useState in home.tsx`, and how many more. */
export function fixLabel(fixes: readonly AppFix[]): string {
  const [first] = fixes
  const more = fixes.length - 1
  return first === undefined ? 'Fixed' : `Fixed: ${fixWords(first)}${more > 0 ? `, and ${more} more` : ''}`
}

function fixWords({ kind, path, name, to = '' }: AppFix): string {
  const file = posix.basename(path)
  switch (kind) {
    case 'imported':
      return `imported ${name} in ${file}`
    case 'import-kind':
      return `imported ${name} the way ${to} gives it, in ${file}`
    case 'renamed':
      return `took ${to} for ${name} in ${file}`
    case 'package':
    case 'path':
    case 'case':
      return `imported ${to} instead of ${name} in ${file}`
    case 'moved':
      return `imported ${name} from ${to} in ${file}`
    case 'import-twice':
      return `imported ${name} only once in ${file}`
    case 'closed':
      return `closed what ${file} left open at its end`
    case 'jsx-name':
      return `renamed ${file} to ${posix.basename(to)}`
    case 'default-export':
      return `made ${name} the default export of ${file}`
    case 'linked':
      return `linked ${to} instead of ${name} in ${file}`
    case 'ending':
      return `wrote ${to} for ${name} in ${file}`
  }
}

/** Of a run that mends errors: the first of them, in a line. */
export function fixRunLabel({ problems }: RunFix): string {
  const [first] = problems
  const line = first?.message.split('\n', 1)[0]?.slice(0, 120) ?? ''
  return `Fixed: ${line}${first?.file === undefined ? '' : ` (${posix.basename(first.file)})`}`
}
