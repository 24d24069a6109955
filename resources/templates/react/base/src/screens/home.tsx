/** The first screen. */
import { EmptyState } from '../components/empty-state'
import { PageHeader } from '../components/page-header'
import { useWords } from '../words'

export default function Home() {
  const words = useWords()
  return (
    <>
      <PageHeader title={words.home.title} />
      <EmptyState icon="sparkles" title={words.home.empty} text={words.home.hint} />
    </>
  )
}
