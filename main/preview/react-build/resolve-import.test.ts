import { expect, test } from 'vitest'
import { resolveImport } from './resolve-import.ts'

const paths = ['src/main.tsx', 'src/App.tsx', 'src/ui/Button.tsx', 'src/ui/index.ts', 'src/logo.svg', 'public/hero.png']
const files = { has: (path: string) => paths.includes(path), paths: () => paths }
const known = new Set(['react', 'react-dom', 'react-dom/client', '@radix-ui/react-slot'])
const resolve = (specifier: string, importer = 'src/ui/Button.tsx') => resolveImport(files, known, importer, specifier)

test.each([
  ['../App', 'src/App.tsx'],
  ['../App.js', 'src/App.tsx'],
  ['@/App', 'src/App.tsx'],
  ['/src/App', 'src/App.tsx'],
  ['.', 'src/ui/index.ts'],
  ['../logo.svg?raw', 'src/logo.svg'],
  ['/hero.png', 'public/hero.png'],
])('%s is a file', (specifier, path) => expect(resolve(specifier)).toMatchObject({ type: 'file', path }))

test.each(['react', 'react-dom/client', '@radix-ui/react-slot'])('%s is a package', (specifier) => {
  expect(resolve(specifier)).toEqual({ type: 'package', specifier })
})

test.each([
  '../../../etc/passwd',
  '/etc/passwd',
  '/../etc/passwd',
  '@/../../etc/passwd',
  'file:///etc/passwd',
  'C:\\Windows\\win.ini',
  '..\\..\\secret',
  '//host/share',
  'https://example.com/x.js',
  'node:fs',
  'fs',
  'react-dom/server',
  '#private',
])('%s is refused', (specifier) => expect(resolve(specifier)).toMatchObject({ type: 'refused' }))
