/** A conversation about one app, for tests: real HTTP, a real database, real files, and what the tree must be after each step. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import git from 'isomorphic-git'
import { expect, onTestFinished } from 'vitest'
import type { Version } from '#shared/domain/project.ts'
import type { RunOutcome } from '#shared/domain/run.ts'
import { chatAnswer, chatReply, jsonReply, startFakeServer } from '../e2e/fake-providers/index.ts'
import type { Reply } from '../e2e/fake-providers/server.ts'
import { allEvents, openStudio, scripted, type TestStudio } from './test-studio.ts'

/** Path to sha256, in hex, of every file there is. */
export type Tree = Readonly<Record<string, string>>
/** Path to its new content; null where it goes. */
export type Patch = Readonly<Record<string, string | Uint8Array | null>>
/** Words of the model, or what else its server does. */
export type Answer = string | (() => Reply)

const model = { provider: 'openai-compatible', model: 'fake-model' } as const

export interface Conversation {
  readonly client: TestStudio['client']
  readonly projectId: string
  readonly folder: string
  /** Sends a prompt that the server answers so, one request after the other; resolves when the run has ended so. */
  ask(prompt: string, answers: readonly Answer[], ends?: RunOutcome): Promise<{ runId: string }>
  /** Stops the live run. */
  stop(): Promise<void>
  /** Oldest first. */
  versions(): Promise<Version[]>
}

export interface Step {
  readonly what: string
  /** Defaults to nothing. A function is given the trees of all versions so far, oldest first. */
  readonly gives?: Patch | ((trees: readonly Tree[]) => Tree)
  /** Why each new version was made, oldest first. */
  readonly makes: readonly Version['reason'][]
  /** The tree of an `external` version, where it is not the one before the step. */
  readonly external?: Patch
  act(conversation: Conversation): Promise<unknown>
}

/** What the app is made of: a model's words, or for a React app a script of all its parts. */
export type Beginning =
  | { readonly kind: 'page'; readonly answer: string }
  | { readonly kind: 'react'; readonly script: object[] }

/** A project that holds a new app; everything goes when the test is over, with `cleanUp`. */
export async function openConversation(beginning: Beginning): Promise<Conversation> {
  const { kind } = beginning
  const coming: Answer[] = []
  const server = await startFakeServer(({ path }) => {
    if (!path.endsWith('/chat/completions')) return jsonReply(200, { data: [{ id: model.model }] })
    const answer = coming.shift() ?? 'I have nothing to say.'
    return typeof answer === 'string' ? chatReply(chatAnswer(answer, { pieceLength: 24 })) : answer()
  })
  onTestFinished(() => server.close())
  const { client } = await openStudio(kind === 'react' ? beginning.script : [])
  await client.settings.update({ openaiCompatible: { baseUrl: `${server.origin}/v1` } })
  if (kind === 'page') coming.push(beginning.answer)
  const { runId, projectId } = await client.run.start({
    prompt: 'A new app',
    kind,
    model: kind === 'page' ? model : scripted,
  })
  const end = (await allEvents(await client.run.attach({ runId, afterSeq: -1 }))).at(-1)
  expect(end, JSON.stringify(end)).toMatchObject({ type: 'run-end', outcome: 'done' })
  const { project } = await client.project.open({ projectId })
  return {
    client,
    projectId,
    folder: project.folder,
    async ask(words, replies, ends = 'done') {
      coming.push(...replies)
      const { runId } = await client.run.start({ projectId, prompt: words, kind, model })
      const events = await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
      expect(events.at(-1), words).toMatchObject({ type: 'run-end', outcome: ends })
      expect(coming, words).toEqual([])
      return { runId }
    },
    async stop() {
      const { liveRunId = '' } = await client.project.open({ projectId })
      await client.run.stop({ runId: liveRunId })
    },
    versions: async () => (await client.project.open({ projectId })).versions.toReversed(),
  }
}

/** Does the steps one after the other; after each, the tree is byte for byte what it must be. Gives the tree of each version. */
export async function converse(conversation: Conversation, steps: readonly Step[]): Promise<Map<string, Tree>> {
  const { folder, versions } = conversation
  let tree = await treeOf(folder)
  const trees = new Map<string, Tree>((await versions()).map(({ id }) => [id, tree]))
  for (const [index, { what, gives = {}, makes, external = {}, act }] of steps.entries()) {
    const before = tree
    const known = trees.size
    await act(conversation)
    tree = typeof gives === 'function' ? gives([...trees.values()]) : patched(before, gives)
    expect(await treeOf(folder), `${index + 1}: ${what}`).toEqual(tree)
    const made = (await versions()).slice(known)
    expect(
      made.map(({ reason }) => reason),
      `${index + 1}: ${what}`,
    ).toEqual(makes)
    for (const { id, reason } of made) trees.set(id, reason === 'external' ? patched(before, external) : tree)
  }
  return trees
}

/** Brings back every version, in any order: the tree is byte for byte what it was. `trees` grows by these new versions. */
export async function expectAllRestored(
  { client, projectId, folder }: Conversation,
  trees: Map<string, Tree>,
): Promise<void> {
  const made = [...trees].map(([id, tree], index) => ({ id, tree, number: index + 1 }))
  const order: number[] = []
  for (const { id, tree, number } of shuffled(made)) {
    order.push(number)
    const { versionId } = await client.version.restore({ projectId, versionId: id })
    expect(await treeOf(folder), `restored ${order.join(', ')}`).toEqual(tree)
    trees.set(versionId, tree)
  }
}

/** Exports the history as a git repository: a commit for each version, each with its tree. */
export async function expectAllExported(
  { client, projectId, folder, versions }: Conversation,
  trees: ReadonlyMap<string, Tree>,
): Promise<void> {
  expect((await versions()).map(({ id }) => id)).toEqual([...trees.keys()])
  const dir = join(folder, '..', 'repository')
  expect(await client.version.exportGitTo({ projectId, folder: dir })).toMatchObject({ commits: trees.size })
  const commits = (await git.log({ fs, dir })).toReversed()
  const committed = await Promise.all(commits.map(({ oid }) => committedTree(dir, oid)))
  expect(committed).toEqual([...trees.values()])
}

/** The text with its one place changed. Not by `replace`, to which `$&` means something. */
export function changed(text: string, from: string, to: string): string {
  expect(text.split(from)).toHaveLength(2)
  return text.split(from).join(to)
}

function patched(tree: Tree, patch: Patch): Tree {
  const next: Record<string, string> = { ...tree }
  for (const [path, content] of Object.entries(patch)) {
    if (content === null) delete next[path]
    else next[path] = hashOf(content)
  }
  return next
}

/** Everything in the folder, whatever Kiln lists of it. */
export async function treeOf(folder: string): Promise<Tree> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const tree: Record<string, string> = {}
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name)
    tree[relative(folder, file).split(sep).join('/')] = hashOf(await readFile(file))
  }
  return tree
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** A whole file, as a model writes it. */
export function whole(path: string, text: string): string {
  return `\`\`\`txt path=${path}\n${text}\`\`\`\n`
}

/** A block of changes, as a model writes it. */
export function block(path: string, search: string, replace: string): string {
  return `\`\`\`edit path=${path}\n<<<<<<< SEARCH\n${search}=======\n${replace}>>>>>>> REPLACE\n\`\`\`\n`
}

async function committedTree(dir: string, ref: string): Promise<Tree> {
  const files: { path: string; hash: string }[] = await git.walk({
    fs,
    dir,
    trees: [git.TREE({ ref })],
    async map(path, [entry]) {
      const content = (await entry?.type()) === 'blob' ? await entry?.content() : undefined
      return content && { path, hash: hashOf(content) }
    },
  })
  return Object.fromEntries(files.map(({ path, hash }) => [path, hash]))
}

function shuffled<T>(given: readonly T[]): T[] {
  return given
    .map((one) => ({ one, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

/** A prompt, and the answers to it; one version. */
export function asked(what: string, prompt: string, answers: readonly Answer[], gives: Patch): Step {
  return { what, gives, makes: ['run'], act: ({ ask }) => ask(prompt, answers) }
}

/** A prompt that changes no byte. */
export function refused(what: string, prompt: string, answers: readonly Answer[]): Step {
  return { what, makes: [], act: ({ ask }) => ask(prompt, answers, 'failed') }
}

/** Brings a version back. `at`: of the versions so far, oldest first; from the end where it is negative. */
export function restored(what: string, at: number): Step {
  return {
    what,
    gives: (trees) => trees.at(at) ?? {},
    makes: ['restore'],
    async act({ client, projectId, versions }) {
      await client.version.restore({ projectId, versionId: (await versions()).at(at)?.id ?? '' })
    },
  }
}
