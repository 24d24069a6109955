/** What is known of a project's versions beside their files, by version. */
import { useMemo } from 'react'
import type { VersionFacts } from '#shared/domain/history.ts'
import { useQuery } from '../../client/use-query.ts'
import type { HistoryClient } from './types.ts'

/** Empty until it is there; asked again with the project. A history without its figures is worth no error. */
export function useFacts(client: HistoryClient, projectId: string): ReadonlyMap<string, VersionFacts> {
  const { data } = useQuery(`project/${projectId}/history`, (signal) => client.version.facts({ projectId }, { signal }))
  return useMemo(() => new Map(data?.map((facts) => [facts.versionId, facts])), [data])
}
