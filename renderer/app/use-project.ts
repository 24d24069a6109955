/** A project as the window shows it: its files, its turns, the run that is live in it, the draft that waits. */
import { useEffect, useMemo } from 'react'
import type { AppError } from '#shared/domain/error.ts'
import type { FileEntry, Project, ProjectState, Version } from '#shared/domain/project.ts'
import type { PromptQueue } from '#shared/domain/queue.ts'
import { client } from '../client/connection.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import { runFeed, type RunFeed } from '../client/run-feed.ts'
import { useQuery } from '../client/use-query.ts'
import { useRunPart } from '../client/use-run.ts'
import { type Turn, turnOfPrompt, turnOfRecord, useSentStore } from '../features/conversation/index.ts'
import { reasonWords } from '../features/models/index.ts'
import { draftOver } from './draft-over.ts'
import { undoneVersions } from './undone-versions.ts'
import { isWithoutChange } from './without-change.ts'

/** The answer that editor and preview show over the saved files. */
export interface ShownRun {
  readonly id: string
  readonly state: 'live' | 'draft'
  /** Of a draft that is no unfinished answer: parts of it do not fit, or it waits to be looked at. */
  readonly why?: 'unfit' | 'review'
  /** Files of a draft that are not wanted any more. */
  readonly leftOut?: readonly string[]
  readonly feed: RunFeed
}

export interface OpenProject {
  /** All undefined until it has been read. */
  readonly project: Project | undefined
  /** Of its folder; ok until it is known. */
  readonly state: ProjectState
  readonly files: readonly FileEntry[]
  /** Files that only the user changes. */
  readonly locked: readonly string[]
  readonly versions: readonly Version[]
  readonly turns: readonly Turn[] | undefined
  readonly shownRun: ShownRun | undefined
  /** The newest run that made pictures beside the others. */
  readonly images: RunRecord | undefined
  /** The run that is live now. */
  readonly liveRunId: string | undefined
  /** What waits for it to end. */
  readonly queue: PromptQueue
  readonly error: AppError | undefined
  readonly refetch: () => void
}

const noFiles: readonly FileEntry[] = []
const noPaths: readonly string[] = []
const noVersions: readonly Version[] = []
const noQueue: PromptQueue = { prompts: [], paused: false }

/** `projectId` undefined: a new app whose project is still being made. */
export function useProject(projectId: string | undefined): OpenProject {
  const query = useQuery(`project/${projectId ?? ''}`, (signal) =>
    projectId === undefined ? Promise.resolve(undefined) : client.project.open({ projectId }, { signal }),
  )
  const data = query.data
  const allSent = useSentStore(({ sent }) => sent)
  const sent = useMemo(() => allSent.filter((prompt) => prompt.projectId === projectId), [allSent, projectId])
  const known = useMemo(() => new Set(data?.runs.map(({ id }) => id)), [data])

  useEffect(() => {
    for (const prompt of sent) if (prompt.runId !== undefined && known.has(prompt.runId)) removeSent(prompt.id)
  }, [sent, known])

  const turns = useMemo(() => {
    const waiting = sent.filter(({ runId }) => runId === undefined || !known.has(runId))
    if (data === undefined && waiting.length === 0) return undefined
    const undone = undoneVersions(data?.versions ?? noVersions)
    return [
      ...(data?.runs ?? []).map((record) => shownTurn(record, data?.versions ?? noVersions, undone)),
      ...waiting.map((prompt): Turn => {
        const { asked, sentAt, attachments, kind } = prompt
        const id = prompt.runId ?? prompt.id
        const plain = turnOfPrompt(id, prompt.prompt, asked, sentAt, attachments, kind)
        const turn = { ...plain, about: prompt.about }
        if (prompt.error === undefined) return { ...turn, state: prompt.runId === undefined ? 'sending' : 'running' }
        return { ...turn, state: 'failed', error: prompt.error, endedAt: prompt.sentAt }
      }),
    ]
  }, [data, sent, known])

  const newest = turns?.at(-1)
  const candidate = newest?.state === 'running' ? newest.id : data?.liveRunId
  const outcome = useRunPart(candidate, (view) => view.outcome)
  // A React app's template is in the folder by then, and nothing tells of its files one by one.
  const hasTemplate = useRunPart(candidate, (view) => view.stages.some(({ name }) => name === 'starting-server'))
  const { refetch } = query
  useEffect(() => {
    if (hasTemplate === true) refetch()
  }, [hasTemplate, refetch])
  const liveRunId = candidate !== undefined && outcome === undefined ? candidate : undefined
  // Between its end and its record, an ended run is still what the panes show.
  const pending = draftOver(data?.runs ?? [])
  const draft = pending?.id
  const why = pending?.review !== undefined ? 'review' : pending?.error?.kind === 'not-applied' ? 'unfit' : undefined
  const leftOut = leftOutOf(pending)
  const shownId = candidate ?? draft
  const shows = liveRunId !== undefined || shownId !== draft ? 'live' : 'draft'
  const shownRun = useMemo(
    (): ShownRun | undefined =>
      shownId === undefined
        ? undefined
        : {
            id: shownId,
            state: shows,
            feed: runFeed(shownId),
            ...(shows === 'draft' && why !== undefined ? { why } : {}),
            ...(shows === 'draft' && leftOut !== '' ? { leftOut: leftOut.split('\n') } : {}),
          },
    [shownId, shows, why, leftOut],
  )

  return {
    project: data?.project,
    state: data?.state ?? 'ok',
    files: data?.files ?? noFiles,
    locked: data?.locked ?? noPaths,
    versions: data?.versions ?? noVersions,
    turns,
    images: data?.images,
    shownRun,
    liveRunId,
    queue: data?.queue ?? noQueue,
    error: query.error,
    refetch,
  }
}

function removeSent(id: string): void {
  useSentStore.getState().remove(id)
}

/** Rejected, or saved by the user's own hand: a path a line, so that the same ones are the same text. */
function leftOutOf(run: RunRecord | undefined): string {
  const files = run?.review?.files ?? []
  return files
    .filter(({ decision }) => decision === 'rejected' || decision === 'saved')
    .map(({ path }) => path)
    .join('\n')
}

/** With the reason of a routing rule in the interface's language. */
function shownTurn(record: RunRecord, versions: readonly Version[], undone: ReadonlySet<string>): Turn {
  // What was mended without a model stands over the answer, and goes with it.
  const at = versions.findIndex(({ reason }) => reason !== 'fix')
  const isNewest = record.versionId !== undefined && record.versionId === versions[at]?.id
  const unchanged = record.mode === 'edit' && isWithoutChange(record, versions)
  const turn = {
    ...turnOfRecord(record),
    unchanged,
    // There was nothing to take back.
    undone: record.mode === 'edit' && !unchanged && record.versionId !== undefined && undone.has(record.versionId),
    undoTo: isNewest && record.mode === 'edit' ? versions[at + 1]?.id : undefined,
    undoFixesTo: isNewest && at > 0 && record.fixes !== undefined ? record.versionId : undefined,
  }
  return record.chosenReason === undefined
    ? turn
    : { ...turn, chosenBecause: reasonWords(record.chosenReason, undefined) }
}
