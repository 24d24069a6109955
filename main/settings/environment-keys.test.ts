import { expect, test } from 'vitest'
import { providerTable } from '../providers/table.ts'
import { createEnvironmentKeys, readOllamaHost, takeSecrets } from './environment-keys.ts'

test('a key of the environment is found under its usual name, and told by that', () => {
  const find = createEnvironmentKeys({ OPENAI_API_KEY: ' sk-1 ', ANTHROPIC_API_KEY: '' }, providerTable)
  expect(find('openai', 'https://api.openai.com/v1')).toEqual({ key: 'sk-1', shown: 'from OPENAI_API_KEY' })
  expect(find('anthropic', 'https://api.anthropic.com')).toBeUndefined()
})

test.each([
  'https://api.openai.com.evil.example/v1',
  'http://api.openai.com/v1',
  'https://api.openai.com:444/v1',
  'http://127.0.0.1:1234/v1',
  'nothing',
])('a key of the environment is not given to %s', (baseUrl) => {
  expect(createEnvironmentKeys({ OPENAI_API_KEY: 'sk-1' }, providerTable)('openai', baseUrl)).toBeUndefined()
})

test('what no header may carry is no key', () => {
  const find = createEnvironmentKeys({ OPENAI_API_KEY: 'sk-1\nX-Evil: 1' }, providerTable)
  expect(find('openai', 'https://api.openai.com/v1')).toBeUndefined()
})

test('OLLAMA_API_KEY goes to Ollama’s cloud and to the server of OLLAMA_HOST, not to whoever listens on this machine', () => {
  const environment = { OLLAMA_API_KEY: 'key', OLLAMA_HOST: 'https://models.example' }
  const find = createEnvironmentKeys(environment, providerTable)
  expect(find('ollama', 'https://ollama.com')?.shown).toBe('from OLLAMA_API_KEY')
  expect(find('ollama', 'https://models.example')?.key).toBe('key')
  expect(find('ollama', 'http://127.0.0.1:11434')).toBeUndefined()
})

test.each([
  ['', undefined],
  ['box', 'http://box:11434'],
  ['box:8080', 'http://box:8080'],
  [':8080', 'http://127.0.0.1:8080'],
  ['0.0.0.0', 'http://127.0.0.1:11434'],
  ['http://box', 'http://box'],
  ['https://models.example/ollama/', 'https://models.example/ollama'],
  ['"box"', 'http://box:11434'],
  ['http://:::', undefined],
])('OLLAMA_HOST=%s is read as %s', (OLLAMA_HOST, address) => {
  expect(readOllamaHost({ OLLAMA_HOST })).toBe(address)
})

test('what Kiln starts inherits no key', () => {
  const environment: Record<string, string | undefined> = { OPENAI_API_KEY: 'sk-1', PATH: '/bin' }
  expect(takeSecrets(environment, ['OPENAI_API_KEY', 'KILN_PASSPHRASE'])['OPENAI_API_KEY']).toBe('sk-1')
  expect(environment).toEqual({ PATH: '/bin' })
})
