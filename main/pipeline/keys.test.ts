import { expect, test } from 'vitest'
import type { ModelRef } from '#shared/domain/model.ts'
import { withKeys } from './keys.ts'
import { fails, modelA, modelB, testAsk, testRequest } from './test-ask.ts'

const here = (): string => 'here'

test('a request and its key are made once a model, however often they are wanted', () => {
  const made: string[] = []
  const places: string[] = []
  const requestFor = (model: ModelRef) => {
    made.push(model.model)
    return testRequest(model)
  }
  const ask = withKeys(testAsk({ candidates: [modelA, modelB], requestFor }), (provider) => {
    places.push(provider)
    return 'here'
  })
  expect(ask.requestFor(modelA)).toBe(ask.requestFor(modelA))
  expect(ask.keyFor?.(modelA)).toBe(ask.keyFor?.(modelA))
  expect(ask.keyFor?.(modelB)).not.toBe(ask.keyFor?.(modelA))
  expect(made).toEqual(['model-a', 'model-b'])
  expect(places).toEqual(['openai', 'anthropic'])
})

test('two asks have the same key for the same request, another one at another server', () => {
  const key = withKeys(testAsk(), here).keyFor?.(modelA)
  expect(key).toBeDefined()
  expect(withKeys(testAsk(), here).keyFor?.(modelA)).toBe(key)
  expect(withKeys(testAsk(), () => 'elsewhere').keyFor?.(modelA)).not.toBe(key)
})

test('what is never the same twice has no key', () => {
  const { keyFor } = withKeys(testAsk(), here)
  expect(keyFor?.({ provider: 'scripted', model: 'any' })).toBeUndefined()
  expect(keyFor?.({ provider: 'starter', model: 'any' })).toBeUndefined()
})

test('a request that cannot be made has no key, and says why only where it is made', () => {
  const tooLong = withKeys(testAsk({ requestFor: () => ({ passedOver: 'It is too long.' }) }), here)
  expect(tooLong.keyFor?.(modelA)).toBeUndefined()
  expect(tooLong.requestFor(modelA)).toEqual({ passedOver: 'It is too long.' })

  const requestFor = (): never => {
    throw fails('invalid-input')
  }
  const impossible = withKeys(testAsk({ requestFor }), here)
  expect(impossible.keyFor?.(modelA)).toBeUndefined()
  expect(() => impossible.requestFor(modelA)).toThrow('It failed: invalid-input.')
})
