/** Details of a crash can be put into a public bug report. */
import { expect, test } from 'vitest'
import { crashDetails, withoutSecrets } from './crash-details.ts'

test('keys, tokens and home folders are taken out, wherever they stand', () => {
  const text = withoutSecrets(
    'sk-proj-abcdefghijklmnop at http://127.0.0.1:4321/#token=s3cr3t and Bearer abc.def in /home/ada/kiln/x.js, ' +
      'C:\\Users\\Ada\\x.js, 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  )
  for (const secret of ['sk-proj', 's3cr3t', 'abc.def', '/ada/', '\\Ada\\', '9f86d081'])
    expect(text).not.toContain(secret)
  expect(text).toContain('#token=…')
  expect(text).toContain('/home/…/kiln/x.js')
})

test('the message, the frames and the part are there', () => {
  const error = new TypeError('x is not a function')
  const details = crashDetails({ error, part: 'editor', version: '0.1.0', shell: 'electron' })
  expect(details).toContain('Kiln 0.1.0, electron shell, editor')
  expect(details).toContain('TypeError: x is not a function')
  expect(details).toMatch(/\n {2}at /)
})

test('what was thrown need not be an Error', () => {
  expect(crashDetails({ error: 'just words', part: 'window' })).toContain('just words')
})
