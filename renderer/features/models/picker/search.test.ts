/** Finding a model by what one types. */
import { describe, expect, it } from 'vitest'
import { entriesOf } from './entry.ts'
import { findModels } from './search.ts'
import { gemini, ollama, openai, openrouter, starter } from './test-statuses.ts'

const entries = entriesOf([starter, ollama, gemini, openai, openrouter])
const found = (search: string): string[] => findModels(entries, search).map(({ key }) => key)

describe('findModels', () => {
  it('keeps all, in their order, for a blank search', () => {
    expect(findModels(entries, '  ')).toEqual(entries)
  })

  it('puts a name that was typed whole before one that only begins so or holds it', () => {
    expect(found('gpt-6.1-luna')).toEqual(['openai/gpt-6.1-luna', 'openrouter/openai/gpt-6.1-luna'])
    expect(found('qwen3')).toEqual(['ollama/qwen3-coder:30b', 'openrouter/qwen/qwen3-coder:free'])
  })

  it('finds by the maker’s way of writing, with words in any order', () => {
    expect(found('luna gpt')[0]).toBe('openai/gpt-6.1-luna')
  })

  it('finds by provider and name together', () => {
    expect(found('openrouter luna')).toEqual(['openrouter/openai/gpt-6.1-luna'])
  })

  it('finds by what a model can do, costs, or where it runs', () => {
    expect(found('images')).toEqual(['openai/gpt-6.1-sol', 'gemini/gemini-3.8-flash'])
    expect(found('free')).toEqual(['openrouter/qwen/qwen3-coder:free'])
    expect(found('local')).toEqual(['starter/starter', 'ollama/qwen3-coder:30b'])
  })

  it('puts what can answer now before what needs a key first', () => {
    expect(found('sees images').at(-1)).toBe('gemini/gemini-3.8-flash')
  })

  it('finds nothing for what nobody offers', () => {
    expect(found('davinci')).toEqual([])
  })
})
