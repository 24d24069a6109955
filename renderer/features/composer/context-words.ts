/** What a context is made of, in words. */
import type { ContextFile } from '#shared/domain/context.ts'
import { latin, locale, t } from '../../words/index.ts'

export function whyWords({ why: { by, of = '' } }: ContextFile, pinned: boolean): string {
  if (pinned) return t('composer.context.why.pinned')
  switch (by) {
    case 'matches':
      return t('composer.context.why.matches', { of })
    case 'reached':
      return t('composer.context.why.reached', { of: latin(of.split('/').at(-1) ?? of) })
    case 'role':
      return roleWords(of)
    default:
      return t(`composer.context.why.${by}`)
  }
}

/** 4.1k, 940. */
export function shortTokens(tokens: number): string {
  const format = new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 })
  return format.format(tokens).replace('K', 'k')
}

function roleWords(role: string): string {
  switch (role) {
    case 'styles':
    case 'words':
    case 'routes':
    case 'store':
    case 'config':
    case 'sample':
      return t(`composer.context.role.${role}`)
    default:
      return t('composer.context.why.likely')
  }
}
