/** What the picker says about a choice. */
import { describe, expect, it } from 'vitest'
import type { ProviderStatus } from '#shared/domain/model.ts'
import { answeredBy, choiceProblem, modelLabel } from './model-label.ts'

const ollama: ProviderStatus = {
  id: 'ollama',
  name: 'Ollama',
  summary: 'Running, with 1 model.',
  state: 'ready',
  local: true,
  models: [{ id: 'llama3.2:3b' }],
}

describe('the choice of a model', () => {
  it('never calls starter a model', () => {
    expect(answeredBy({ provider: 'starter', model: 'starter' }, undefined)).toContain('No model')
    expect(modelLabel({ provider: 'starter', model: 'starter' })).toBe('starter')
  })

  it('says what to do when the provider is not there', () => {
    const down: ProviderStatus = { ...ollama, state: 'unreachable', summary: 'Start Ollama.', models: [] }
    expect(choiceProblem({ provider: 'ollama', model: 'llama3.2:3b' }, [down])).toBe('Start Ollama.')
  })

  it('notices a model that was removed', () => {
    expect(choiceProblem({ provider: 'ollama', model: 'gone' }, [ollama])).toContain('gone')
    expect(choiceProblem({ provider: 'ollama', model: 'llama3.2:3b' }, [ollama])).toBeUndefined()
  })

  it('complains of nothing before it knows', () => {
    expect(choiceProblem({ provider: 'ollama', model: 'x' }, undefined)).toBeUndefined()
  })
})
