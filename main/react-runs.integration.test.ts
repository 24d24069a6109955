/** React apps from a prompt to a project, through the router: with a real build process, real folders and scripted answers. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { chatAnswer, chatReply, startFakeServer } from '../e2e/fake-providers/index.ts'
import { startTestRegistry } from './packages/test-registry.ts'
import { ensureVendored } from './preview/react-build/build-vendored.ts'
import { appScript, eventsOf, file, makeApp, model, plan, readyIn, screen, until, viewOf } from './test-react-app.ts'
import { cleanUp, finish, openStudio, says, type TestStudio } from './test-studio.ts'

beforeAll(async () => void (await ensureVendored()), 60_000)
afterEach(cleanUp)

const hold = { hold: true }
const fails = { error: { kind: 'refused', message: 'Not this one.', retryable: false } }
const begun = says('```tsx path=src/screens/cart.tsx\nexport default function Screen() {\n  return <h1>half')

async function textOf(client: TestStudio['client'], projectId: string, path: string): Promise<string> {
  return readFile(join((await client.project.open({ projectId })).project.folder, path), 'utf8')
}

/** How a build of the project as it is ends. */
function build({ studio }: TestStudio, projectId: string) {
  return studio.preview.build(projectId, [])
}

test('an app is planned, shown early and made screen by screen, and what came of it is written down', async () => {
  const opened = await openStudio(appScript())
  const { client } = opened
  const { runId, projectId, events } = await makeApp(client)
  expect(events.at(-1)).toMatchObject({ outcome: 'done' })
  expect(readyIn(events)).toEqual(['about', 'cart', 'orders'])
  const order = events.flatMap((event) => (event.type === 'stage' ? [event.name] : [event.type]))
  const first = (name: string): number => order.indexOf(name)
  expect(first('preview-ready')).toBeLessThan(first('generating-screens'))
  expect(first('plan')).toBeLessThan(first('creating-project'))
  const { runs, versions, files } = await client.project.open({ projectId })
  expect(runs).toMatchObject([
    { id: runId, kind: 'react', mode: 'create', state: 'done', draft: 'none', usage: { input: 5, output: 10 } },
  ])
  expect(runs[0]?.app?.screens.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready', 'ready'])
  expect(runs[0]?.firstTokenMs).toBeDefined()
  expect(runs[0]?.files.map(({ path }) => path)).toContain('src/screens/cart.tsx')
  expect(versions).toMatchObject([{ reason: 'run', runId }])
  expect(files.map(({ path }) => path)).toContain('package.json')
  expect(await build(opened, projectId)).toMatchObject({ type: 'build-done', failedScreens: [] })
  // Nothing lies over the project's files.
  expect(await textOf(client, projectId, 'src/screens/cart.tsx')).toContain('cart by a model')
})

const stages = [
  { where: 'while it is planned', at: '[plan]', steps: [hold], found: 'stage', kept: [] },
  { where: 'while the base is written', at: '[base]', steps: [hold], found: 'preview-ready', kept: [] },
  {
    where: 'in the middle of a screen',
    at: '[screen cart]',
    steps: [begun, hold],
    found: 'screen-ready',
    kept: ['orders'],
  },
]

test.each(stages)('stopped $where, what is whole stays and the rest can be made later', async (stage) => {
  const { at, steps, found, kept } = stage
  const script = appScript({ [at]: steps })
  const opened = await openStudio(script)
  const { client } = opened
  const { runId, projectId } = await client.run.start({ prompt: 'a shop', kind: 'react', model })
  await until(client, runId, ({ type }) => type === found)
  await client.run.stop({ runId })
  const events = await eventsOf(client, runId)
  expect(events.at(-1)).toMatchObject({ outcome: 'stopped' })
  expect(readyIn(events)).toEqual(expect.arrayContaining(kept))
  const isPlanned = viewOf(events).plan?.react !== undefined
  const { runs, versions } = await client.project.open({ projectId })
  expect(runs[0]).toMatchObject({ state: 'stopped', draft: isPlanned ? 'pending' : 'none' })
  expect(versions).toHaveLength(isPlanned ? 1 : 0)
  if (!isPlanned) return
  expect(await build(opened, projectId)).toMatchObject({ type: 'build-done', failedScreens: [] })
  expect(await textOf(client, projectId, 'src/screens/cart.tsx')).toContain('not made yet')
  // The same script without the hold; what is there is not asked for again.
  const asked = Object.fromEntries(['[plan]', ...kept.map((id) => `[screen ${id}]`)].map((part) => [part, [fails]]))
  await writeFile(join(opened.folder, 'script.jsonl'), lines(appScript(asked)))
  const resumed = await client.run.resume({ runId })
  const rest = await eventsOf(client, resumed.runId)
  expect(rest.at(-1)).toMatchObject({ outcome: 'done' })
  expect(readyIn(rest)).toEqual(['about', 'cart', 'orders'])
  const after = await client.project.open({ projectId })
  expect(after.runs).toMatchObject([{ draft: 'replaced' }, { resumes: runId, mode: 'create', state: 'done' }])
  expect(await textOf(client, projectId, 'src/screens/cart.tsx')).toContain('cart by a model')
})

test('a screen that could not be made does not fail the run, and is made by itself later', async () => {
  const opened = await openStudio(appScript({ '[screen cart]': [fails] }))
  const { client } = opened
  const { runId, projectId, events } = await makeApp(client)
  expect(events.at(-1)).toMatchObject({ outcome: 'done' })
  expect(viewOf(events).screens).toContainEqual({ id: 'cart', state: 'failed', error: expect.anything() })
  const others = await textOf(client, projectId, 'src/screens/orders.tsx')
  await writeFile(join(opened.folder, 'script.jsonl'), lines(appScript({ '[screen orders]': [fails] })))
  const again = await client.run.retryScreen({ runId, screen: 'cart' })
  expect(again.projectId).toBe(projectId)
  const retried = await eventsOf(client, again.runId)
  expect(retried.at(-1)).toMatchObject({ outcome: 'done' })
  expect(readyIn(retried)).toEqual(['about', 'cart', 'orders'])
  expect(await textOf(client, projectId, 'src/screens/cart.tsx')).toContain('cart by a model')
  expect(await textOf(client, projectId, 'src/screens/orders.tsx')).toBe(others)
  const { runs } = await client.project.open({ projectId })
  expect(runs[1]).toMatchObject({ mode: 'edit', screen: 'cart', resumes: runId, state: 'done', draft: 'none' })
  await expect(client.run.retryScreen({ runId, screen: 'nowhere' })).rejects.toMatchObject({
    data: { kind: 'not-found' },
  })
})

test('a screen that is there stays as it is when it cannot be made again, and an unfinished run can still be gone on with', async () => {
  const opened = await openStudio(appScript({ '[screen about]': [hold] }))
  const { client } = opened
  const { runId, projectId } = await client.run.start({ prompt: 'a shop', kind: 'react', model })
  await until(client, runId, (event) => event.type === 'screen-ready' && event.screen === 'orders')
  await client.run.stop({ runId })
  const before = await textOf(client, projectId, 'src/screens/orders.tsx')
  await writeFile(join(opened.folder, 'script.jsonl'), lines(appScript({ '[screen orders]': [fails] })))
  const again = await client.run.retryScreen({ runId, screen: 'orders' })
  expect(viewOf(await eventsOf(client, again.runId)).screens).toContainEqual(
    expect.objectContaining({ id: 'orders', state: 'failed' }),
  )
  expect(await textOf(client, projectId, 'src/screens/orders.tsx')).toBe(before)
  const resumed = await client.run.resume({ runId })
  expect(readyIn(await eventsOf(client, resumed.runId))).toEqual(['about', 'cart', 'orders'])
})

test('a run that goes on and is stopped at once loses nothing of what was made before it', async () => {
  const opened = await openStudio(appScript({ '[screen about]': [hold] }))
  const { client } = opened
  const { runId, projectId } = await client.run.start({ prompt: 'a shop', kind: 'react', model })
  await until(client, runId, (event) => event.type === 'screen-ready' && event.screen === 'orders')
  await client.run.stop({ runId })
  const asked = appScript({ '[plan]': [fails], '[base]': [says(screen('home', 'anew')), finish] })
  await writeFile(join(opened.folder, 'script.jsonl'), lines(asked))
  const second = await client.run.resume({ runId })
  await client.run.stop({ runId: second.runId })
  expect((await eventsOf(client, second.runId)).some((one) => 'name' in one && one.name === 'preview-ready')).toBe(
    false,
  )
  const third = await client.run.resume({ runId: second.runId })
  expect(readyIn(await eventsOf(client, third.runId))).toEqual(['about', 'cart', 'orders'])
  expect(await textOf(client, projectId, 'src/screens/home.tsx')).toContain('home by a model')
})

test.each(['applyDraft', 'discardDraft'] as const)(
  '%s of an unfinished app leaves what is there as it is',
  async (decide) => {
    const { client } = await openStudio(appScript({ '[screen orders]': [hold] }))
    const { runId, projectId } = await client.run.start({ prompt: 'a shop', kind: 'react', model })
    await until(client, runId, ({ type }) => type === 'screen-ready')
    await client.run.stop({ runId })
    const path = 'src/screens/cart.tsx'
    await client.file.write({ projectId, path, text: `${await textOf(client, projectId, path)}// by hand\n` })
    await client.run[decide]({ runId })
    expect(await textOf(client, projectId, path)).toContain('by hand')
    const { runs } = await client.project.open({ projectId })
    expect(runs[0]?.draft).toBe(decide === 'applyDraft' ? 'applied' : 'discarded')
    await expect(client.run.resume({ runId })).rejects.toMatchObject({ data: { kind: 'invalid-input' } })
  },
)

/** A Kiln that makes an app by that script is killed right after it has told such an event, or written an answer to a file. */
async function killedAt(script: readonly object[], at: Readonly<Record<string, string>> | string) {
  const folder = await mkdtemp(join(tmpdir(), 'kiln-killed-'))
  onTestFinished(() => rm(folder, { recursive: true, maxRetries: 3 }))
  await writeFile(join(folder, 'script.jsonl'), lines(script))
  const program = `
    import { existsSync, readFileSync, writeSync } from 'node:fs'
    import { openCore } from '${import.meta.dirname}/test-studio.ts'
    const { client } = await openCore('${folder}', { scriptFile: '${folder}/script.jsonl' })
    const started = await client.run.start(${JSON.stringify({ prompt: 'a shop', kind: 'react', model })})
    if (${typeof at === 'string'}) {
      const { folder } = (await client.project.open({ projectId: started.projectId })).project
      const file = folder + '/' + ${JSON.stringify(at)}
      const look = () => {
        if (!existsSync(file) || !readFileSync(file, 'utf8').includes('by a model')) return setImmediate(look)
        writeSync(1, JSON.stringify(started))
        process.kill(process.pid, 'SIGKILL')
      }
      look()
    }
    const wanted = Object.entries(${JSON.stringify(at)})
    for await (const batch of await client.run.attach({ runId: started.runId, afterSeq: -1 }))
      if (batch.some((one) => wanted.every(([key, value]) => one[key] === value))) break
    // What was told is on disk soon after.
    setTimeout(() => console.log(JSON.stringify(started)), 300)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [told] = (await once(child.stdout, 'data')) as [Buffer]
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
  child.kill('SIGKILL')
  await gone
  return { folder, ...(JSON.parse(told.toString()) as { runId: string; projectId: string }) }
}

test('a killed Kiln finds the app as it was, and goes on with the screens that are missing', async () => {
  const held = appScript({ '[screen orders]': [hold], '[screen about]': [hold] })
  const { folder, runId, projectId } = await killedAt(held, { type: 'screen-ready' })
  const opened = await openStudio(appScript({ '[plan]': [fails], '[base]': [fails], '[screen cart]': [fails] }), folder)
  const { client } = opened
  const { runs, versions } = await client.project.open({ projectId })
  expect(runs).toMatchObject([{ id: runId, state: 'truncated', draft: 'pending' }])
  expect(versions).toMatchObject([{ runId, reason: 'draft' }])
  expect(await textOf(client, projectId, 'src/screens/orders.tsx')).toContain('not made yet')
  expect(await textOf(client, projectId, 'src/screens/cart.tsx')).toContain('cart by a model')
  const resumed = await client.run.resume({ runId })
  const events = await eventsOf(client, resumed.runId)
  expect(events.at(-1)).toMatchObject({ outcome: 'done' })
  expect(readyIn(events)).toEqual(['about', 'cart', 'orders'])
})

test('a Kiln that is killed in the middle of the base leaves an app that builds and can be gone on with', async () => {
  const half = file('src/screens/home.tsx', "import { Hero } from '../components/hero'\nexport default () => <Hero />")
  const path = 'src/screens/home.tsx'
  const { folder, runId, projectId } = await killedAt(
    appScript({ '[base]': [says(half), says('```tsx path=src/components/hero.tsx\nexport'), hold] }),
    { type: 'file-end', path },
  )
  const opened = await openStudio(appScript({ '[plan]': [fails] }), folder)
  const { client } = opened
  expect(await build(opened, projectId)).toMatchObject({ type: 'build-done', failedScreens: [] })
  const resumed = await client.run.resume({ runId })
  expect((await eventsOf(client, resumed.runId)).at(-1)).toMatchObject({ outcome: 'done' })
  expect(await textOf(client, projectId, path)).toContain('home by a model')
})

test('a base that is written right before Kiln is killed is known by its journal, and put back', async () => {
  const path = 'src/screens/home.tsx'
  const { folder, projectId } = await killedAt(appScript(), path)
  const { client } = await openStudio(appScript(), folder)
  expect(await textOf(client, projectId, path)).not.toContain('by a model')
  const { versions } = await client.project.open({ projectId })
  expect(versions.map(({ reason }) => reason)).toEqual(['draft', 'external'])
})

const wanting = { ...plan, packages: ['confetti'] }
const using = file(
  'src/screens/cart.tsx',
  "import { name } from 'confetti'\nexport default function Screen() {\n  return <h1>{name}</h1>\n}",
)

async function openWithRegistry(script: readonly object[]) {
  const registry = await startTestRegistry()
  registry.publish({
    name: 'confetti',
    version: '1.2.3',
    manifest: { type: 'module', main: 'index.js' },
    files: { 'index.js': "export const name = 'confetti'\n" },
  })
  const home = await mkdtemp(join(tmpdir(), 'kiln-home-'))
  onTestFinished(() => rm(home, { recursive: true }))
  onTestFinished(() => registry.close())
  const environment = { HOME: home, NPM_CONFIG_REGISTRY: registry.url }
  return { ...(await openStudio(script, undefined, { environment })), registry }
}

test('packages are asked for by name, installed after a yes, and named with their exact versions', async () => {
  const script = appScript({
    '[plan]': [says(JSON.stringify(wanting)), finish],
    '[base]': [says(screen('home'), 600), finish],
    '[screen cart]': [says(using), finish],
  })
  const { client } = await openWithRegistry(script)
  const { runId, projectId } = await client.run.start({ prompt: 'a shop', kind: 'react', model })
  await until(client, runId, ({ type }) => type === 'packages-asked')
  await client.run.answerPackages({ runId, allow: true })
  const events = await eventsOf(client, runId)
  expect(events.filter(({ type }) => type.startsWith('packages-'))).toMatchObject([
    { type: 'packages-asked', packages: ['confetti'] },
    { type: 'packages-answered', allowed: true },
  ])
  expect(readyIn(events)).toContain('cart')
  expect(events.at(-1)).toMatchObject({ outcome: 'done' })
  expect(JSON.parse(await textOf(client, projectId, 'package.json'))).toMatchObject({
    dependencies: { confetti: '1.2.3' },
  })
})

test.each(['no', 'never'])('an app whose packages are answered with %s is made without them', async (answer) => {
  const { client, registry } = await openWithRegistry(appScript({ '[plan]': [says(JSON.stringify(wanting)), finish] }))
  const { runId, projectId } = await client.run.start({ prompt: 'a shop', kind: 'react', model })
  await until(client, runId, ({ type }) => type === 'packages-asked')
  if (answer === 'no') await client.run.answerPackages({ runId, allow: false })
  const events = await eventsOf(client, runId)
  expect(events.filter(({ type }) => type === 'packages-answered')).toMatchObject([{ allowed: false }])
  expect(events.at(-1)).toMatchObject({ outcome: 'done' })
  expect(registry.asked).toEqual([])
  expect(await textOf(client, projectId, 'package.json')).not.toContain('confetti')
})

test('an app by a real provider loses only what the provider does not give, and is known the next time', async () => {
  const hosted = { provider: 'openai-compatible' as const, model: 'fake-model' }
  let isDown = true
  const server = await startFakeServer(({ path, body }) => {
    if (!path.endsWith('/chat/completions')) return { steps: [{ send: '{"data":[{"id":"fake-model"}]}' }] }
    if (body.includes('You plan small')) return chatReply(chatAnswer(JSON.stringify(plan)))
    if (body.includes('Write the base')) return chatReply(chatAnswer(screen('home')))
    const name = /complete and working: src.screens.(\w+)/.exec(body)?.[1] ?? ''
    if (name === 'orders' && isDown) return { status: 401, steps: [{ send: '{"error":{"message":"Wrong key"}}' }] }
    return chatReply(chatAnswer(screen(name)))
  })
  onTestFinished(() => server.close())
  const asked = () => server.requests.filter(({ method }) => method === 'POST').length
  const { client } = await openStudio([])
  await client.settings.update({ openaiCompatible: { baseUrl: `${server.origin}/v1` }, screensAtOnce: 1 })
  const first = await client.run.start({ prompt: 'a shop', kind: 'react', model: hosted })
  const events = await eventsOf(client, first.runId)
  expect(events.at(-1)).toMatchObject({ outcome: 'failed', error: { kind: 'auth' } })
  expect(readyIn(events)).toEqual(['cart'])
  isDown = false
  const resumed = await client.run.resume({ runId: first.runId })
  expect(readyIn(await eventsOf(client, resumed.runId))).toEqual(['about', 'cart', 'orders'])
  expect(asked()).toBe(6)
  const again = await client.run.start({ prompt: 'a shop', kind: 'react', model: hosted })
  expect(readyIn(await eventsOf(client, again.runId))).toEqual(['about', 'cart', 'orders'])
  expect(asked()).toBe(6)
  const { runs } = await client.project.open({ projectId: again.projectId })
  expect(runs[0]).toMatchObject({ path: { from: 'cache' }, cost: { usd: 0, nothing: 'cached' } })
})

test('an app that is there is changed all at once, its build and packages left alone but for what it imports', async () => {
  const change = [
    says(file('src/screens/home.tsx', "import { Bar } from 'recharts'\nexport default () => <Bar dataKey='a' />")),
    says(file('vite.config.ts', 'evil()')),
    says(file('package.json', '{}')),
    finish,
  ]
  const opened = await openStudio(appScript({ 'with bars': change }))
  const { client } = opened
  const { projectId } = await makeApp(client)
  const config = await textOf(client, projectId, 'vite.config.ts')
  const { runId } = await client.run.start({ projectId, prompt: 'home with bars', kind: 'react', model })
  const events = await eventsOf(client, runId)
  expect(events.at(-1)).toMatchObject({ outcome: 'done' })
  expect(viewOf(events).rejected.map(({ path }) => path)).toEqual(['vite.config.ts', 'package.json'])
  expect(await textOf(client, projectId, 'src/screens/home.tsx')).toContain('recharts')
  expect(await textOf(client, projectId, 'vite.config.ts')).toBe(config)
  expect(JSON.parse(await textOf(client, projectId, 'package.json'))).toMatchObject({
    name: 'clay',
    dependencies: { recharts: expect.stringMatching(/^\d/) },
  })
  expect(await build(opened, projectId)).toMatchObject({ type: 'build-done', failedScreens: [] })
  const { runs, versions } = await client.project.open({ projectId })
  expect(runs[1]).toMatchObject({ mode: 'edit', kind: 'react', state: 'done' })
  expect(versions[0]).toMatchObject({ reason: 'run', runId })
})

test('a change that was stopped is gone on with as a change: nothing of the app is planned or made anew', async () => {
  const path = 'src/screens/home.tsx'
  const changed = screen('home', 'with bars')
  const opened = await openStudio(
    appScript({ 'with bars': [says(changed), says('```tsx path=src/lib/more.ts\nexport const'), hold] }),
  )
  const { client } = opened
  const { projectId } = await makeApp(client)
  const before = (await client.project.open({ projectId })).files.map((one) => one.path)
  const { runId } = await client.run.start({ projectId, prompt: 'home with bars', kind: 'react', model })
  await until(client, runId, (event) => event.type === 'file-start' && event.path === 'src/lib/more.ts')
  await client.run.stop({ runId })
  await writeFile(
    join(opened.folder, 'script.jsonl'),
    lines(appScript({ 'with bars': [says(' more = 1\n```\n'), finish] })),
  )
  const resumed = await client.run.resume({ runId })
  const events = await eventsOf(client, resumed.runId)
  expect(events.filter(({ type }) => type === 'plan' || type === 'screen-ready')).toEqual([])
  expect(events.at(-1)).toMatchObject({ outcome: 'done' })
  expect(await textOf(client, projectId, path)).toContain('with bars')
  const after = (await client.project.open({ projectId })).files.map((one) => one.path)
  expect(after.toSorted()).toEqual([...before, 'src/lib/more.ts'].toSorted())
})

test('a package.json that only the user changes does not go with a change', async () => {
  const bars = file('src/screens/home.tsx', "import { Bar } from 'recharts'\nexport default () => <Bar dataKey='a' />")
  const { client } = await openStudio(appScript({ 'with bars': [says(bars), finish] }))
  const { projectId } = await makeApp(client)
  const manifest = await textOf(client, projectId, 'package.json')
  await client.file.setLocked({ projectId, path: 'package.json', locked: true })
  const { runId } = await client.run.start({ projectId, prompt: 'home with bars', kind: 'react', model })
  expect((await eventsOf(client, runId)).at(-1)).toMatchObject({ outcome: 'done' })
  expect(await textOf(client, projectId, 'src/screens/home.tsx')).toContain('recharts')
  expect(await textOf(client, projectId, 'package.json')).toBe(manifest)
})

test('all of a new app is estimated before it is begun', async () => {
  const { client } = await openStudio([])
  const starter = { provider: 'starter' as const, model: 'starter' }
  const whole = await client.run.estimate({ prompt: 'a shop', kind: 'react', model: starter })
  expect(whole).toMatchObject({ inputTokens: 0, whole: { screens: 5, requests: 6, outputTokens: 0 } })
  const hosted = await client.run.estimate({
    prompt: 'a shop',
    kind: 'react',
    model: { provider: 'openai', model: 'gpt-5.4-mini' },
  })
  expect(hosted.whole?.outputTokens).toBeGreaterThan(5000)
  expect(hosted.inputTokens).toBeGreaterThan(5000)
  expect(hosted.costUsd).toBeGreaterThan(0.001)
  // Never measured here.
  expect(hosted.whole?.ms).toBeUndefined()
})

function lines(script: readonly object[]): string {
  return script.map((line) => JSON.stringify(line)).join('\n')
}
