import { expect, test } from 'vitest'
import { readZip } from '../import/read-zip.ts'
import { exportName } from './export-name.ts'
import { exportZip } from './export-zip.ts'

const never = new AbortController().signal

test('an archive holds exactly the files, and Kiln reads it again', async () => {
  const files = new Map([
    ['index.html', Buffer.from('<p>x')],
    ['ملف/صورة.bin', Buffer.from([0, 255, 1])],
    ['empty.txt', Buffer.alloc(0)],
  ])
  const { files: read, skipped } = await readZip(await exportZip(files, Date.UTC(2026, 1, 2), never), never)
  expect(skipped).toEqual([])
  expect(new Map([...read].map(([name, bytes]) => [name, Buffer.from(bytes)]))).toEqual(files)
})

test('it can be stopped', async () => {
  const files = new Map([['index.html', Buffer.from('x')]])
  await expect(exportZip(files, 0, AbortSignal.abort())).rejects.toMatchObject({ error: { kind: 'aborted' } })
})

test('it is named after the project', () => {
  expect(exportName('Focus Flow: ☕', 'zip')).toBe('focus-flow.zip')
  expect(exportName('مؤقّت', 'html')).toBe('مؤقّت.html')
})
