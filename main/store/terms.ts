/** Names that come again and again (models, projects, purposes), each kept once under a number from 1. */
import { ModelRef } from '#shared/domain/model.ts'
import type { Database } from './database.ts'

export interface Terms {
  /** Gives it a number where it has none. */
  idOf(text: string): number
  /** 0 where it has none: no row has it. */
  find(text: string): number
  /** Empty for a number that is none. */
  textOf(id: number): string
}

/** A name that was given once keeps its number, so that what was read is remembered. */
export function createTerms(database: Database): Terms {
  const add = database.prepare<[string], { id: number }>('INSERT INTO terms (text) VALUES (?) RETURNING id')
  const byText = database.prepare<[string], { id: number }>('SELECT id FROM terms WHERE text = ?')
  const byId = database.prepare<[number], { text: string }>('SELECT text FROM terms WHERE id = ?')
  const texts = new Map<number, string>()

  const find = (text: string): number => byText.get(text)?.id ?? 0

  return {
    // Not remembered: the transaction that adds it may fail.
    idOf: (text) => find(text) || (add.get(text)?.id ?? 0),
    find,
    textOf(id) {
      const known = texts.get(id) ?? byId.get(id)?.text
      if (known === undefined) return ''
      texts.set(id, known)
      return known
    },
  }
}

/** `provider/model`; a provider's name has no slash. */
export function modelTerm({ provider, model }: ModelRef): string {
  return `${provider}/${model}`
}

/** Undefined for a provider that this Kiln does not know. */
export function modelOfTerm(term: string): ModelRef | undefined {
  const slash = term.indexOf('/')
  return ModelRef.safeParse({ provider: term.slice(0, slash), model: term.slice(slash + 1) }).data
}
