import { expect, it } from 'vitest'
import { fileRows } from './file-rows.ts'

it('puts folders before files, each file below its own folder, and no path twice', () => {
  const rows = fileRows(['index.html', 'src/ui/button.tsx', 'src/app.tsx', 'src-old/x.ts', 'index.html'])
  expect(rows.map(({ kind, path, depth }) => `${'  '.repeat(depth)}${path}${kind === 'folder' ? '/' : ''}`)).toEqual([
    'src/',
    '  src/ui/',
    '    src/ui/button.tsx',
    '  src/app.tsx',
    'src-old/',
    '  src-old/x.ts',
    'index.html',
  ])
})
