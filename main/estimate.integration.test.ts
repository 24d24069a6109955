/** What is estimated before a change is sent, against what the request then held: real files, real HTTP, a real tokenizer. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { afterEach, expect, test } from 'vitest'
import { readApp } from '../bench/context-changes.ts'
import { chatAnswer, chatReply, startFakeServer, type FakeServer } from '../e2e/fake-providers/index.ts'
import { allEvents, cleanUp, openStudio } from './test-studio.ts'

const servers: FakeServer[] = []
afterEach(async () => {
  await cleanUp()
  await Promise.all(servers.splice(0).map(({ close }) => close()))
})

/** One is asked for edits, the other for whole files. */
const models = ['gpt-5', 'gpt-5-nano']

test.each(models)('the estimate of a change is what %s is then sent, to 15 %', async (name) => {
  const server = await startFakeServer(({ path: address }) =>
    address.endsWith('/chat/completions')
      ? chatReply(chatAnswer('Nothing.'))
      : { steps: [{ send: JSON.stringify({ data: models.map((id) => ({ id })) }) }] },
  )
  servers.push(server)
  const { client } = await openStudio([])
  await client.settings.update({ openaiCompatible: { baseUrl: `${server.origin}/v1` } })
  const { projectId } = await client.project.create({ name: 'Sales', source: { type: 'empty' } })
  const { project } = await client.project.open({ projectId })
  for (const [file, text] of await readApp()) {
    await mkdir(path.dirname(path.join(project.folder, file)), { recursive: true })
    await writeFile(path.join(project.folder, file), text)
  }
  await client.file.setLocked({ projectId, path: 'src/theme.css', locked: true })
  const model = { provider: 'openai-compatible', model: name } as const
  const formats = new Set<boolean>()
  for (const prompt of ['Make the accent colour teal', 'Add a field for a discount to the order form, and check it']) {
    const { inputTokens } = await client.run.estimate({ projectId, prompt, model })
    const { runId } = await client.run.start({ projectId, prompt, kind: 'page', model })
    await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
    const body = server.requests.findLast((request) => request.path.endsWith('/chat/completions'))?.body ?? '{}'
    const { messages } = JSON.parse(body) as { messages: { content: string }[] }
    const sent = messages.reduce((sum, { content }) => sum + countTokens(content), 0)
    expect(messages.at(-1)?.content).toContain('locked')
    expect(Math.abs(inputTokens - sent) / sent, `${prompt}: ${inputTokens} for ${sent}`).toBeLessThan(0.15)
    formats.add(messages[0]?.content.includes('<<<<<<< SEARCH') === true)
  }
  expect([...formats]).toEqual([name === 'gpt-5'])
})
