import { describe, expect, test } from 'vitest'
import { pageOf, vendoredFile } from './page.ts'

const vendored = {
  key: 'abc',
  versions: {},
  modules: {
    react: { file: 'react.js', loads: ['chunk-1.js'], names: ['useState'] },
    recharts: { file: 'recharts.js', loads: [], names: ['Line'] },
  },
}
const page = (html?: string) => pageOf({ html, script: 'app-1.js', packages: ['react'] }, vendored)
const script = '<script type="module" src="/__kiln/build/app-1.js"></script>'

describe('the page', () => {
  test('starts the built script where it named the source, and keeps its other lines', () => {
    const html =
      '<!doctype html>\n<html>\n<head>\n<title>Habits</title>\n</head>\n<body>\n<div id="root"></div>\n<script type="module" src="/src/main.tsx"></script>\n</body>\n</html>\n'
    const lines = page(html).split('\n')
    expect(lines).toHaveLength(html.split('\n').length)
    expect(lines[7]).toBe(script)
    expect(lines[2]).toMatch(
      /^<head><script type="importmap">.*<link rel="stylesheet" href="\/__kiln\/build\/app\.css">$/,
    )
    expect(lines[3]).toBe('<title>Habits</title>')
  })

  test('maps every known package, and fetches early what the app starts with', () => {
    expect(page()).toContain('"recharts":"/__kiln/vendor/abc/recharts.js"')
    expect(page()).toContain('<link rel="modulepreload" href="/__kiln/vendor/abc/chunk-1.js">')
    expect(page()).not.toContain('modulepreload" href="/__kiln/vendor/abc/recharts.js')
  })

  test.each(['<div id="root"></div>', '<!doctype html><p>', '', '<body><p>one</body>'])(
    '%j gets the script, too',
    (html) => {
      expect(page(html)).toContain(script)
      expect(page(html).indexOf('importmap')).toBeLessThan(page(html).indexOf(script))
    },
  )
})

test('only files of the set as it is now are served', () => {
  expect(vendoredFile('/__kiln/vendor/abc/chunk-1.js', vendored)).toBe('chunk-1.js')
  for (const path of ['/__kiln/vendor/old/react.js', '/__kiln/vendor/abc/../x', '/__kiln/vendor/abc/manifest.json']) {
    expect(vendoredFile(path, vendored)).toBeUndefined()
  }
})
