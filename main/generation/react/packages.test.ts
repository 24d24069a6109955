import { expect, test } from 'vitest'
import { planPackages, readPackageSpec, specText } from './packages.ts'

test.each([
  ['three', { name: 'three' }],
  ['@visx/scale@^3.5.0', { name: '@visx/scale', range: '^3.5.0' }],
  ['d3-geo@3', { name: 'd3-geo', range: '3' }],
  ['howler@latest', { name: 'howler' }],
  [' leaflet@1.9.x ', { name: 'leaflet', range: '1.9.x' }],
])('%j is of the registry', (given, spec) => {
  expect(readPackageSpec(given)).toEqual(spec)
})

test.each([
  'git+ssh://host/a/b.git',
  'github:a/b',
  'a/b',
  'https://example.com/p.tgz',
  'p@https://example.com/p.tgz',
  'p@file:../secret',
  'p@link:../secret',
  'p@npm:other@1.0.0',
  'p@workspace:*',
  'p@next',
  '../secret',
  '/etc/passwd',
  'C:\\p',
  '.hidden',
  'UPPER',
  'fs',
  '',
  'p@1.0.0 || 2',
  'p --registry=x',
  'constructor@__proto__',
])('%j is refused', (given) => {
  expect(readPackageSpec(given)).toHaveProperty('why')
})

test('what the studio has needs no install, and the rest is wanted once', () => {
  const plan = planPackages(['recharts', 'three@^0.180.0', 'three', 'p@file:x', 'constructor'], { recharts: '3.10.1' })
  expect(plan.vendored).toEqual({ recharts: '3.10.1' })
  expect(plan.wanted.map(specText)).toEqual(['three@^0.180.0', 'constructor'])
  expect(plan.refused.map(({ spec }) => spec)).toEqual(['p@file:x'])
})
