import { chmod, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openFolder } from './open-folder.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kiln-open-'))
  vi.stubEnv('PATH', `${folder}${path.delimiter}/usr/bin${path.delimiter}/bin`)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

async function opener(script: string): Promise<void> {
  await writeFile(path.join(folder, 'xdg-open'), `#!/bin/sh\n${script}\n`)
  await chmod(path.join(folder, 'xdg-open'), 0o755)
}

test('gives the folder to the system as it is, whatever its name would mean to a shell', async () => {
  await opener(`printf %s "$1" > ${path.join(folder, 'asked')}`)
  const asked = '/tmp/a b; touch $(x) "q"'
  await openFolder(asked, 'linux')
  expect(await readFile(path.join(folder, 'asked'), 'utf8')).toBe(asked)
})

test('shows a folder on a Mac and never opens it: one that is called .app is a program there', async () => {
  await opener(`printf '%s,' "$@" > ${path.join(folder, 'asked')}`)
  await rename(path.join(folder, 'xdg-open'), path.join(folder, 'open'))
  await openFolder('/tmp/evil.app', 'darwin')
  expect(await readFile(path.join(folder, 'asked'), 'utf8')).toBe('-R,/tmp/evil.app,')
})

test('says where the folder is when nothing could open it', async () => {
  await opener('exit 3')
  await expect(openFolder('/tmp/app', 'linux')).rejects.toMatchObject({
    error: { kind: 'not-found', detail: '/tmp/app' },
  })
  await rm(path.join(folder, 'xdg-open'))
  vi.stubEnv('PATH', folder)
  await expect(openFolder('/tmp/app', 'linux')).rejects.toThrow('No file manager could be opened here.')
})
