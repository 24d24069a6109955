/** The list while it is read: the same places, of the same size. */
import { t } from '../../words/index.ts'

/** Said once to a screen reader. */
export function ProjectsSkeleton({ layout }: { readonly layout: 'list' | 'grid' }) {
  return (
    <div role="status">
      <span className="unseen">{t('projects.loading')}</span>
      <div className="projects-skeleton" data-layout={layout} aria-hidden="true">
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className={layout === 'list' ? 'project-row' : 'project-card'}>
            <i className="thumbnail" />
            <span className="project-title">
              <i style={{ width: `${40 + ((index * 17) % 30)}%` }} />
              <i style={{ width: `${60 + ((index * 11) % 25)}%` }} />
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
