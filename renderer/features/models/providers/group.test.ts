/** The list of providers: its groups, and each one's state in a word. */
import { describe, expect, it } from 'vitest'
import { gemini, ollama, openai, starter, status } from '../picker/test-statuses.ts'
import { groupProviders, keyWords, stateWords, variableOf } from './group.ts'

describe('groupProviders', () => {
  it('keeps local servers together in their order, wherever their address leads, and the user’s own apart', () => {
    const own = status('openai-compatible', 'Own', { local: true })
    const far = status('lmstudio', 'LM Studio', { local: false })
    const groups = groupProviders([far, openai, own, ollama, gemini, starter])
    expect(groups.local.map(({ id }) => id)).toEqual(['starter', 'ollama', 'lmstudio'])
    expect(groups.hosted.map(({ id }) => id)).toEqual(['openai', 'gemini'])
    expect(groups.other?.id).toBe('openai-compatible')
  })
})

describe('stateWords', () => {
  it('stays calm about a local server that is not running', () => {
    const down = status('vllm', 'vLLM', { local: true, state: 'unreachable' })
    expect(stateWords(down)).toEqual({ text: 'not running', tone: 'plain' })
    expect(stateWords({ ...down, local: false })).toEqual({ text: 'not reachable', tone: 'warn' })
  })

  it('tells a missing key from a refused one', () => {
    expect(stateWords(gemini).text).toBe('needs a key')
    const error = { kind: 'auth', message: 'No.', retryable: false } as const
    expect(stateWords({ ...gemini, key: 'ends in …1234', error }).text).toBe('key refused')
  })
})

describe('keyWords', () => {
  it('says how a key ends, or where it comes from', () => {
    expect(keyWords('ends in …4f2a')).toBe('Set, ends in …4f2a')
    expect(keyWords('from OPENAI_API_KEY')).toBe('From OPENAI_API_KEY')
    expect(keyWords('set')).toBe('Set')
  })

  it('takes no ending of a key for a variable', () => {
    expect(variableOf('ends in …AB_C')).toBeUndefined()
  })
})
