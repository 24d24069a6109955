import { describe, expect, test } from 'vitest'
import { Failure } from '#shared/domain/error.ts'
import { proxyFor, type Environment } from './proxy.ts'

const proxyOf = (address: string, environment: Environment): string | undefined =>
  proxyFor(new URL(address), environment)?.href

const both = { HTTP_PROXY: 'http://plain.example:3128', HTTPS_PROXY: 'http://secure.example:3129' }

test.each<[string, string, Environment, string | undefined]>([
  ['nothing is set', 'https://api.example/v1', {}, undefined],
  ['by scheme: https', 'https://api.example/v1', both, 'http://secure.example:3129/'],
  ['by scheme: http', 'http://api.example/v1', both, 'http://plain.example:3128/'],
  ['a proxy for http is not one for https', 'https://api.example', { HTTP_PROXY: 'http://p:1' }, undefined],
  [
    'lower case wins',
    'https://api.example',
    { HTTPS_PROXY: 'http://upper:1', https_proxy: 'http://lower:1' },
    'http://lower:1/',
  ],
  [
    'an empty variable is none',
    'https://api.example',
    { https_proxy: ' ', HTTPS_PROXY: 'http://upper:1' },
    'http://upper:1/',
  ],
  ['all_proxy for both', 'http://api.example', { ALL_PROXY: 'http://p:1' }, 'http://p:1/'],
  ['without a scheme', 'https://api.example', { HTTPS_PROXY: '10.0.0.1:3128' }, 'http://10.0.0.1:3128/'],
  ['socks', 'https://api.example', { ALL_PROXY: 'socks5://p:1080' }, 'socks5://p:1080'],
])('%s', (_, address, environment, expected) => {
  expect(proxyOf(address, environment)).toBe(expected)
})

test.each(['http://127.0.0.1:11434', 'http://localhost:1234/v1', 'http://[::1]:8080'])(
  'never for this machine: %s',
  (address) => {
    expect(proxyOf(address, { ...both, ALL_PROXY: 'http://p:1', NO_PROXY: '' })).toBeUndefined()
  },
)

describe('no_proxy', () => {
  test.each<[string, string, boolean]>([
    ['*', 'https://api.example', true],
    ['api.example', 'https://api.example', true],
    ['example', 'https://api.example', true],
    ['.example', 'https://api.example', true],
    ['*.example', 'https://api.example', true],
    ['API.EXAMPLE', 'https://api.example', true],
    ['other.example, api.example', 'https://api.example', true],
    ['other.example api.example', 'https://api.example', true],
    ['pi.example', 'https://api.example', false],
    ['api.example.org', 'https://api.example', false],
    ['api.example:443', 'https://api.example', true],
    ['api.example:8443', 'https://api.example', false],
    ['api.example:8443', 'https://api.example:8443', true],
    ['10.0.0.0/8', 'http://10.1.2.3:11434', true],
    ['10.0.0.0/8', 'http://11.1.2.3:11434', false],
    ['10.0.0.0/99', 'http://10.1.2.3:11434', false],
    ['192.168.1.7', 'http://192.168.1.7:11434', true],
    ['fd00::/8', 'http://[fd00::7]:11434', true],
    ['fd00::7', 'http://[fd00::7]:11434', true],
    ['[fd00::7]:11434', 'http://[fd00::7]:11434', true],
    ['', 'https://api.example', false],
  ])('%j lets %s go directly: %s', (NO_PROXY, address, direct) => {
    expect(proxyOf(address, { ...both, NO_PROXY }) === undefined).toBe(direct)
  })

  test('lower case wins', () => {
    expect(proxyOf('https://api.example', { ...both, no_proxy: 'api.example', NO_PROXY: 'x' })).toBeUndefined()
  })
})

test.each(['http://', 'ftp://p:1', 'http://[', '://'])('a variable that holds no address is named: %s', (value) => {
  expect(() => proxyOf('https://api.example', { https_proxy: value })).toThrow(Failure)
  expect(() => proxyOf('https://api.example', { https_proxy: value })).toThrow('https_proxy')
})
