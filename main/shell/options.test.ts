/** How a shell is told where its data lie, and what it refuses. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { prepareDataFolder } from './data-folder.ts'
import { readShellOptions } from './options.ts'

it('takes the flag before the environment, and keeps a chosen folder’s projects inside it', () => {
  expect(readShellOptions(['--data', 'here'], { KILN_DATA: '/there' })).toMatchObject({
    dataFolder: resolve('here'),
    projectsFolder: resolve('here/projects'),
  })
  expect(readShellOptions([], { KILN_DATA: '/there', KILN_SCRIPT: '/s.jsonl' })).toMatchObject({
    dataFolder: resolve('/there'),
    scriptFile: resolve('/s.jsonl'),
  })
})

it('refuses what it does not know with a sentence', () => {
  expect(() => readShellOptions(['--prot', '1'], {})).toThrow(/--prot.*Known here: --data DIR/)
  expect(() => readShellOptions(['--port', 'high'], {})).toThrow('--port takes a number from 0 to 65535, not "high".')
  expect(() => readShellOptions(['--port', '65536'], {})).toThrow('--port')
})

it('makes the data folder for this user alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kiln-data-'))
  await prepareDataFolder(join(folder, 'a/b'))
  expect((await stat(join(folder, 'a/b'))).mode & 0o777).toBe(0o700)
  await rm(folder, { recursive: true })
})

it('says what stands in the way of the data folder, and what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kiln-data-'))
  await writeFile(join(folder, 'file'), '')
  await expect(prepareDataFolder(join(folder, 'file/data'))).rejects.toThrow(
    /a part of that path is a file.*--data DIR/,
  )
  await rm(folder, { recursive: true })
})
