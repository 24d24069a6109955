import { expect, test } from 'vitest'
import { createHosts } from './hosts.ts'

const project = { view: 'project', projectId: 'p1' } as const
const version = { view: 'version', projectId: 'p1', versionId: 'v1' } as const

test('a host is one DNS label, the same after a restart, and another for each target and secret', () => {
  const host = createHosts('secret', () => []).hostFor(project)
  expect(host).toMatch(/^[a-z][a-z0-9]{1,62}$/)
  expect(createHosts('secret', () => []).hostFor(project)).toBe(host)
  expect(createHosts('other', () => []).hostFor(project)).not.toBe(host)
  expect(createHosts('secret', () => []).hostFor(version)).not.toBe(host)
})

test('a host from before a restart is found among all targets; a made-up one is not', () => {
  const host = createHosts('secret', () => []).hostFor(version)
  const hosts = createHosts('secret', () => [project, version])
  expect(hosts.targetOf(host)).toEqual(version)
  expect(hosts.targetOf('localhost')).toBeUndefined()
  expect(hosts.targetOf(`k${'a'.repeat(32)}`)).toBeUndefined()
})
