/** Keys and "auto" on the command line: the environment's, the encrypted file's, and none to a stranger. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chatAnswer, chatReply, startFakeChat, type FakeChat } from '../../e2e/fake-providers/index.ts'
import { closeConnections } from '../providers/http.ts'
import { createKeyFile } from '../settings/key-file.ts'
import { runGenerate } from './generate.ts'
import type { CommandIo } from './io.ts'
import { runStream } from './stream.ts'

const key = 'sk-file-0123456789'
const passphrase = 'correct horse battery'

let folder: string
let server: FakeChat

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-cli-keys-'))
  server = await startFakeChat({ key })
  const file = createKeyFile(folder)
  await file.create(passphrase, new Map([[`groq@${server.origin}`, key]]))
})
afterEach(async () => {
  await server.close()
  await closeConnections()
  await rm(folder, { recursive: true })
})

async function run(
  command: (args: readonly string[], io: CommandIo) => Promise<number>,
  args: readonly string[],
  more: Partial<CommandIo> = {},
) {
  const said: string[] = []
  const say = (line: string): void => void said.push(line)
  const io = { stdout: say, stderr: say, env: {}, signal: new AbortController().signal, ...more }
  return { code: await command([...args, '--data', folder], io), said: said.join('\n') }
}

const hello = (): string[] => ['Hi', '--provider', 'groq', '--model', 'm', '--base-url', server.baseUrl]

test('the file’s key is used with KILN_PASSPHRASE, or with what the user types', async () => {
  expect(await run(runStream, hello(), { env: { KILN_PASSPHRASE: passphrase } })).toMatchObject({ code: 0 })
  const asked: string[] = []
  const askSecret = async (question: string): Promise<string> => (asked.push(question), passphrase)
  expect(await run(runStream, hello(), { askSecret })).toMatchObject({ code: 0 })
  expect(asked).toEqual([`Passphrase of ${join(folder, 'keys.json')}: `])
})

test('a wrong passphrase is told in a sentence, and nothing is sent', async () => {
  const { code, said } = await run(runStream, hello(), { env: { KILN_PASSPHRASE: 'something else' } })
  expect(code).toBe(1)
  expect(said).toBe('This passphrase does not open the key file. Try again.')
  expect(server.requests).toEqual([])
})

test('nobody is asked for what may do without a key', async () => {
  const askSecret = async (): Promise<string> => {
    throw new Error('asked')
  }
  const args = ['Hi', '--provider', 'openai-compatible', '--model', 'm', '--base-url', server.baseUrl]
  expect((await run(runStream, args, { askSecret })).said).toContain('Incorrect API key')
})

test('the usual variable’s key is not sent to another address', async () => {
  const { code } = await run(runStream, hello(), { env: { GROQ_API_KEY: 'sk-environment-0123' } })
  expect(code).toBe(1)
  expect(JSON.stringify(server.requests.map(({ headers }) => headers))).not.toContain('sk-environment')
})

test('auto says what it chose and why, and makes the app with it', async () => {
  server.reply(chatReply(chatAnswer('```html path=index.html\n<h1>Chosen</h1>\n```\n')))
  const args = ['a page', '--model', 'auto', '--provider', 'openai-compatible', '--base-url', server.baseUrl]
  const { code, said } = await run(runGenerate, [...args, '--key-env', 'KEY', '--out', join(folder, 'app')], {
    env: { KEY: key },
  })
  expect(said).toContain('Chosen: openai-compatible, ')
  expect(said).toContain('The only model that is ready.')
  expect(code).toBe(0)
  expect(await readFile(join(folder, 'app/index.html'), 'utf8')).toContain('Chosen')
})
