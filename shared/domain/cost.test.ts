import { expect, it } from 'vitest'
import { costOf } from './cost.ts'

const usage = { input: 1200, output: 640, estimated: false }

it('never calls an answer free that somebody may charge for', () => {
  expect(costOf({ provider: 'ollama', model: 'qwen3-coder:30b' }, usage)).toEqual({ kind: 'free-local' })
  expect(costOf({ provider: 'ollama', model: 'gpt-oss:120b-cloud' }, usage)).toEqual({ kind: 'unknown' })
  expect(costOf({ provider: 'openai-compatible', model: 'any' }, undefined)).toEqual({ kind: 'unknown' })
  expect(costOf({ provider: 'anthropic', model: 'any' }, usage)).toEqual({ kind: 'unknown' })
})

it('has no cost where no model answered', () => {
  expect(costOf({ provider: 'starter', model: 'starter' }, { ...usage, estimated: true })).toEqual({ kind: 'none' })
})
