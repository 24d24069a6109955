/** The problems of all files, below the code. */
import { CircleX, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { t } from '../../../words/index.ts'
import type { CodePlace } from '../code.ts'
import { FileIcon } from '../tree/file-icon.tsx'
import { folderOf, nameOf } from '../tree/tree-rows.ts'
import { byFile, type Problem } from './problem.ts'

export interface ProblemPanelProps {
  readonly problems: readonly Problem[]
  /** The first look at all files is not done yet. */
  readonly looking: boolean
  readonly onOpen: (place: CodePlace) => void
  readonly onClose: () => void
}

export function ProblemPanel({ problems, looking, onOpen, onClose }: ProblemPanelProps): ReactNode {
  return (
    <section className="problem-panel" aria-label={t('editor.problems')} data-testid="problems">
      <header className="problem-head">
        <h2 className="grow">{t('editor.problems')}</h2>
        <IconButton size="small" label={t('editor.closePanel')} side="top" onClick={onClose}>
          <X size={14} />
        </IconButton>
      </header>
      <div className="problem-list">
        {problems.length === 0 && (
          <p className="finder-hint small faint" role="status">
            {looking ? t('editor.problemsLooking') : t('editor.problemsNone')}
          </p>
        )}
        {byFile(problems).map(([path, found]) => (
          <section key={path} aria-label={path}>
            <h3 className="finder-path" title={path}>
              <FileIcon path={path} />
              <bdi dir="ltr">{nameOf(path)}</bdi>
              <bdi dir="ltr" className="clip grow faint small">
                {folderOf(path)}
              </bdi>
              <span className="faint small num">{found.length}</span>
            </h3>
            {found.map((problem) => (
              <button
                key={`${problem.line}:${problem.column}:${problem.message}`}
                type="button"
                className="problem-row"
                data-severity={problem.severity}
                title={problem.message}
                onClick={() => onOpen(placeOf(problem))}
              >
                <SeverityIcon severity={problem.severity} />
                <span className="clip grow" dir="auto">
                  {problem.message}
                </span>
                <span className="faint small num" dir="ltr">
                  {`${problem.source} ${problem.line}:${problem.column}`}
                </span>
              </button>
            ))}
          </section>
        ))}
      </div>
    </section>
  )
}

function SeverityIcon({ severity }: { readonly severity: Problem['severity'] }): ReactNode {
  const Icon = severity === 'error' ? CircleX : TriangleAlert
  return <Icon size={14} role="img" aria-label={severity === 'error' ? t('editor.error') : t('editor.warning')} />
}

function placeOf({ path, line, column, endLine, endColumn }: Problem): CodePlace {
  return { path, line, column, length: endLine === line ? Math.max(0, endColumn - column) : 0 }
}
