/** What is shown at an address that no screen has, and for something that was deleted. */
import { useCommonWords } from '../lib/common-words'
import { ButtonLink } from './button'
import { EmptyState } from './empty-state'
import { PageHeader } from './page-header'

export function NotFound() {
  const words = useCommonWords()
  return (
    <>
      <PageHeader title={words.notFound} />
      <EmptyState icon="map" title={words.notFound}>
        <ButtonLink to="/" tone="strong">
          {words.goHome}
        </ButtonLink>
      </EmptyState>
    </>
  )
}
