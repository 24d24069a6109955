/** A history as a git repository on disk: one commit for each version, a tag for each name. */
import fs from 'node:fs'
import git from 'isomorphic-git'
import { throwIfAborted } from '../../lib/abort.ts'

/** A version as it is to be committed. */
export interface Commit {
  readonly message: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Every file of it: its path and the hash of its content. */
  readonly files: ReadonlyMap<string, { readonly hash: string }>
  /** A name that the user gave it. */
  readonly checkpoint?: string | undefined
}

export interface RepositoryParts {
  /** Is there already, and empty. */
  readonly folder: string
  /** Oldest first; at least one. */
  readonly commits: readonly Commit[]
  content(hash: string): Uint8Array
  readonly signal: AbortSignal
}

const author = { name: 'Kiln', email: 'kiln@localhost' }

/** Writes the repository, with the newest version's files beside it; the same history gives the same commits. */
export async function writeRepository({ folder: dir, commits, content, signal }: RepositoryParts): Promise<void> {
  await git.init({ fs, dir, defaultBranch: 'main' })
  const blobs = new Map<string, string>()
  const tags = new Set<string>()
  let parent: string | undefined
  for (const { message, at, files, checkpoint } of commits) {
    throwIfAborted(signal)
    for (const { hash } of files.values()) {
      if (!blobs.has(hash)) blobs.set(hash, await git.writeBlob({ fs, dir, blob: content(hash) }))
    }
    const tree = await writeTree(
      dir,
      [...files].map(([path, { hash }]) => ({ path, oid: blobs.get(hash) ?? '' })),
    )
    const who = { ...author, timestamp: Math.floor(at / 1000), timezoneOffset: 0 }
    parent = await git.commit({
      fs,
      dir,
      message,
      tree,
      author: who,
      committer: who,
      ref: 'refs/heads/main',
      parent: parent === undefined ? [] : [parent],
    })
    if (checkpoint === undefined) continue
    const ref = tagName(checkpoint, tags)
    tags.add(ref.toLowerCase())
    await git.annotatedTag({ fs, dir, ref, object: parent, message: checkpoint, tagger: who })
  }
  throwIfAborted(signal)
  await git.checkout({ fs, dir, ref: 'main', force: true })
}

interface TreeFile {
  readonly path: string
  readonly oid: string
}

async function writeTree(dir: string, files: readonly TreeFile[]): Promise<string> {
  const folders = new Map<string, TreeFile[]>()
  const tree: Parameters<typeof git.writeTree>[0]['tree'] = []
  for (const { path, oid } of files) {
    const slash = path.indexOf('/')
    if (slash < 0) {
      tree.push({ mode: '100644', path, oid, type: 'blob' })
      continue
    }
    const name = path.slice(0, slash)
    folders.set(name, [...(folders.get(name) ?? []), { path: path.slice(slash + 1), oid }])
  }
  for (const [name, inside] of folders) {
    tree.push({ mode: '040000', path: name, oid: await writeTree(dir, inside), type: 'tree' })
  }
  return git.writeTree({ fs, dir, tree })
}

/** The user's name for it, as git takes it, and as no other tag is called on any disk. */
export function tagName(name: string, taken: ReadonlySet<string>): string {
  const plain =
    name
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
      .replace(/\.{2,}/g, '.')
      .replace(/^[-.]+|[-.]+$/g, '')
      .replace(/\.lock$/i, '') || 'checkpoint'
  for (let count = 1; ; count += 1) {
    const tag = count === 1 ? plain : `${plain}-${count}`
    if (!taken.has(tag.toLowerCase())) return tag
  }
}
