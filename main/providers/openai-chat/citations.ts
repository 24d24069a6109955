/** The sources of servers that search, each told once: they come again with every chunk. */
import { fieldsOf } from '../fields.ts'
import type { ModelEvent } from '../provider.ts'
import type { WireChunk } from './wire.ts'

export interface Citations {
  /** `search_results` with titles, else `citations`, which are bare addresses. */
  read(chunk: WireChunk, events: ModelEvent[]): void
  /** A message's `annotations`: `{type: 'url_citation', url_citation: {url, title}}`. */
  readAnnotations(annotations: unknown, events: ModelEvent[]): void
}

export function createCitations(): Citations {
  const known = new Set<string>()
  let read = 0

  function cite(url: unknown, title: unknown, events: ModelEvent[]): void {
    if (typeof url !== 'string' || url === '' || known.has(url)) return
    known.add(url)
    events.push({ type: 'citation', url, title: typeof title === 'string' && title !== '' ? title : url })
  }

  return {
    read({ search_results: results, citations }, events) {
      const list = Array.isArray(results) && results.length > 0 ? results : citations
      if (!Array.isArray(list) || list.length <= read) return
      read = list.length
      for (const source of list as readonly unknown[]) {
        if (typeof source === 'string') cite(source, source, events)
        else cite(fieldsOf(source)?.url, fieldsOf(source)?.title, events)
      }
    },
    readAnnotations(annotations, events) {
      if (!Array.isArray(annotations)) return
      for (const annotation of annotations as readonly unknown[]) {
        const source = fieldsOf(fieldsOf(annotation)?.url_citation)
        cite(source?.url, source?.title, events)
      }
    },
  }
}
