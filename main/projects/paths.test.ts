import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPath, foldKey, limits } from './paths.ts'

const hostile = [
  ['', 'nothing'],
  ['.', 'the folder itself'],
  ['./', 'the folder itself'],
  ['..', 'the parent'],
  ['../up.txt', 'the parent'],
  ['a/../../up.txt', 'the parent, later'],
  ['a/../b.txt', 'a detour'],
  ['./../up.txt', 'the parent behind a dot'],
  ['a/./b.txt', 'a dot inside'],
  ['/etc/passwd', 'absolute'],
  ['//server/share/x', 'UNC with slashes'],
  ['./' + '/etc/passwd', 'absolute behind a dot'],
  ['\\\\server\\share\\x', 'UNC'],
  ['..\\up.txt', 'the parent on Windows'],
  ['a\\b.txt', 'a backslash'],
  ['C:\\x.txt', 'a drive'],
  ['C:/x.txt', 'a drive'],
  ['c:x.txt', 'a drive-relative path'],
  ['\\\\?\\C:\\x', 'a device path'],
  ['index.html:hidden', 'an alternate data stream'],
  ['index.html::$DATA', 'an alternate data stream'],
  ['a\0.txt', 'NUL'],
  ['a\nb.txt', 'a line break'],
  ['a\u001b[31m.txt', 'a terminal escape'],
  ['a\u007f.txt', 'DEL'],
  ['a\u0085.txt', 'a C1 control'],
  ['a\u202egpj.exe', 'a right-to-left override'],
  ['a\u2028b.txt', 'a line separator'],
  ['\ufeffindex.html', 'a byte order mark'],
  ['.g\u200cit/config', '.git with an invisible letter, as HFS+ would open it'],
  ['\ud800.txt', 'half a surrogate pair'],
  ['con', 'a device'],
  ['CON.txt', 'a device with an extension'],
  ['nul .txt', 'a device with a space'],
  ['aux.tar.gz', 'a device with extensions'],
  ['css/PRN', 'a device in a folder'],
  ['lpt1/x.txt', 'a device as folder'],
  ['COM¹.txt', 'a device with a superscript'],
  ['CONIN$', 'the console'],
  ['a.', 'a trailing dot'],
  ['a./b.txt', 'a folder with a trailing dot'],
  ['a ', 'a trailing space'],
  ['.. /x', 'the parent with a space'],
  ['.../x', 'dots'],
  ['a//b.txt', 'an empty part'],
  ['a/', 'a folder'],
  ['.git/hooks/pre-commit', 'a git hook'],
  ['sub/.git/config', 'a nested git'],
  ['.GIT/config', 'git in capitals'],
  ['git~1/config', "git by Windows' short name"],
  ['node_modules/x/index.js', 'installed packages'],
  ['Node_Modules/x.js', 'installed packages in capitals'],
  ['.kiln-staging-1/x', 'our own staging'],
  ['what?.txt', 'a character Windows refuses'],
  ['a|b', 'a pipe'],
  ['<b>.txt', 'angle brackets'],
  [`${'d/'.repeat(limits.depth)}x`, 'too deep'],
  ['x'.repeat(limits.pathLength + 1), 'too long'],
  ['é'.repeat(limits.segmentBytes / 2 + 1), 'a part too long in bytes'],
] as const

test.each(hostile)('refuses %j (%s) with a sentence', (given) => {
  const checked = checkPath(given)
  expect(checked).toMatchObject({ ok: false, why: expect.stringMatching(/\.$|\*$/) })
})

test.each([
  'index.html',
  'css/app.css',
  'src/components/Timer.tsx',
  'src/routes/[id].tsx',
  'src/routes/$post.tsx',
  '@types/x.d.ts',
  '.gitignore',
  '.env',
  'a b (1).txt',
  'مؤقت/صفحة.html',
  '日本語.md',
  'café.txt',
  'x..y.txt',
  '%2e%2e/x',
  'console.js',
  'null.ts',
  'com10.txt',
  'git~x',
  '~/x',
  'LICENSE',
])('takes %j as it is', (given) => {
  expect(checkPath(given)).toEqual({ ok: true, path: given })
})

test('drops a leading ./, once or more', () => {
  expect(checkPath('./index.html')).toEqual({ ok: true, path: 'index.html' })
  expect(checkPath('././css/app.css')).toEqual({ ok: true, path: 'css/app.css' })
})

describe('whatever is given', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '',
      '/',
      '\\',
      ':',
      ' ',
      '\0',
      'C:',
      '~',
      'con',
      '.git',
      'a',
      'b.txt',
      '\u202e',
      '%2e',
      'A',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  const anyPath = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('/')),
  )

  test('what is taken stays inside the folder on every platform, under its own name', () => {
    fc.assert(
      fc.property(anyPath, (given) => {
        const checked = checkPath(given)
        if (!checked.ok) return
        for (const flavour of [path.posix, path.win32]) {
          const root = flavour === path.posix ? '/root/app' : 'C:\\root\\app'
          const resolved = flavour.resolve(root, checked.path)
          expect(flavour.relative(root, resolved).split(flavour.sep).join('/')).toBe(checked.path)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  test('checking again changes nothing', () => {
    fc.assert(
      fc.property(anyPath, (given) => {
        const checked = checkPath(given)
        if (checked.ok) expect(checkPath(checked.path)).toEqual(checked)
      }),
      { numRuns: 3_000 },
    )
  })
})

test('names that some file system takes for one have one key', () => {
  expect(foldKey('App.css')).toBe(foldKey('app.CSS'))
  expect(foldKey('caf\u00e9')).toBe(foldKey('cafe\u0301'))
  expect(foldKey('straße')).toBe(foldKey('STRASSE'))
  expect(foldKey('app.css')).not.toBe(foldKey('app2.css'))
})
