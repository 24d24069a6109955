/** Why Auto takes a model, as it is said before a prompt is sent. */
import { describe, expect, it } from 'vitest'
import { openai } from '../picker/test-statuses.ts'
import { modelName, reasonWords, wishInShort, wishWords } from './rule-words.ts'

const sol = { provider: 'openai', model: 'gpt-6.1-sol' } as const

describe('reasonWords', () => {
  it('says the wish that is met, for the kind of prompt', () => {
    const wish = { by: 'class', class: 'fast' } as const
    expect(reasonWords({ kind: 'edit', code: 'wish', wish }, [openai])).toBe('For changes: a fast model.')
  })

  it('says first of all what was dearer and could not be taken', () => {
    const passedOver = [
      { model: sol, why: 'needs-key' as const },
      { model: { ...sol, model: 'gone' }, why: 'unknown' as const },
    ]
    expect(reasonWords({ kind: 'plan', code: 'any', passedOver }, [openai])).toBe(
      'For plans, nothing that the rules name is ready; this is. GPT-6.1 Sol needs a key.',
    )
  })

  it('has words for a rule whose wish is not told', () => {
    expect(reasonWords({ kind: 'edit', code: 'wish' }, undefined)).toMatch(/^For changes/)
  })
})

describe('names', () => {
  it('are the maker’s where they are known, else the ids', () => {
    expect(modelName(sol, [openai])).toBe('GPT-6.1 Sol')
    expect(modelName({ ...sol, model: 'new' }, [openai])).toBe('new')
    expect(wishWords({ by: 'model', model: sol }, [openai])).toBe('GPT-6.1 Sol, at OpenAI')
    expect(wishInShort({ by: 'provider', provider: 'groq' }, undefined)).toBe('groq')
  })
})
