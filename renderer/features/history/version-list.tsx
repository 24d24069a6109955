/** The versions of a project, newest first, with what can be done with each. */
import type { ReactNode } from 'react'
import type { VersionsProps } from './types.ts'
import { restoreVersion } from './restore.ts'

/** The list itself, for a popover or a panel. */
export function VersionList({ client, projectId, versions, viewing, busy, onView, onNotice }: VersionsProps): ReactNode {
  return (
    <ol className="versions" data-testid="versions">
      {versions.map((version, index) => (
        <li key={version.id} data-viewing={version.id === viewing?.id || undefined}>
          <button type="button" onClick={() => onView(index === 0 ? undefined : version)}>
            {version.number} {version.label}
          </button>
          {index > 0 && (
            <button
              type="button"
              disabled={busy === true}
              onClick={() => void restoreVersion({ client, projectId, version, current: versions[0], onNotice })}
            >
              Restore
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}
