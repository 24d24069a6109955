/** Where an answer that is not the project's yet is shown: a site beside the project's own, by the answer's run. */

const mark = '~'

/** The name under which an overlay and a build of that answer are kept. */
export function variantSite(projectId: string, runId: string): string {
  return `${projectId}${mark}${runId}`
}

/** The run whose answer the site shows; undefined for a project's own and for an older version. */
export function runOfSite(site: string): string | undefined {
  const at = site.indexOf(mark)
  return at === -1 ? undefined : site.slice(at + 1)
}
