/** The sources that an answer rests on. Pure. https://ai.google.dev/api/generate-content#GroundingMetadata */
import { fieldsOf } from '../fields.ts'
import type { ModelEvent } from '../provider.ts'
import type { WireCandidate } from './wire.ts'

type Citation = Extract<ModelEvent, { type: 'citation' }>

/** Those of this candidate whose address is not in `seen` yet, and adds them: every chunk may repeat them all. */
export function readCitations(candidate: WireCandidate, seen: Set<string>): Citation[] {
  const grounds = listOf(fieldsOf(candidate.groundingMetadata)?.groundingChunks).map((ground) => {
    const fields = fieldsOf(ground)
    return fieldsOf(fields?.web) ?? fieldsOf(fields?.retrievedContext) ?? fieldsOf(fields?.maps)
  })
  const sources = listOf(fieldsOf(candidate.citationMetadata)?.citationSources).map(fieldsOf)
  return [...grounds, ...sources].flatMap((source) => {
    const { uri, title } = source ?? {}
    if (typeof uri !== 'string' || uri === '' || seen.has(uri)) return []
    seen.add(uri)
    return [{ type: 'citation', url: uri, title: typeof title === 'string' && title !== '' ? title : uri }]
  })
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
