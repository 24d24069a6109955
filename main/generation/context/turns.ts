/** A project's runs as a conversation. Pure. */
import type { RunRecord } from '#shared/domain/run.ts'
import type { Turn } from '../../context/conversation.ts'

/** Oldest first, without those that are still going, that another run went on with, or that only made pictures. */
export function turnsOf(runs: readonly RunRecord[]): readonly Turn[] {
  const resumed = new Set(runs.map(({ resumes }) => resumes))
  return runs
    .filter(({ id, state, beside }) => state !== 'running' && beside === undefined && !resumed.has(id))
    .map(({ id, prompt, text, files, state, draft, fix }) => ({
      id,
      prompt: fix === undefined ? prompt : `Fix: ${fix.problems[0]?.message ?? ''}`,
      text,
      files: files.map(({ path }) => path),
      kept: state === 'done' || draft === 'applied',
    }))
}
