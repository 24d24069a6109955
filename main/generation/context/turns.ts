/** A project's runs as a conversation. Pure. */
import type { RunRecord } from '#shared/domain/run.ts'
import type { Turn } from '../../context/conversation.ts'

/** Oldest first, without those that are still going and those that another run went on with. */
export function turnsOf(runs: readonly RunRecord[]): readonly Turn[] {
  const resumed = new Set(runs.map(({ resumes }) => resumes))
  return runs
    .filter(({ id, state }) => state !== 'running' && !resumed.has(id))
    .map(({ id, prompt, text, files, state, draft }) => ({
      id,
      prompt,
      text,
      files: files.map(({ path }) => path),
      kept: state === 'done' || draft === 'applied',
    }))
}
