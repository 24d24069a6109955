/** Addresses of servers, as people type them. */
import { t } from '../../words/index.ts'

/** What is wrong with an address, in a sentence that says what to do; undefined when nothing is. */
export function baseUrlProblem(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return t('models.enterAddress')
  let url: URL
  try {
    url = new URL(trimmed)
  } catch {
    return t('models.beginWithHttp')
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return t('models.useHttp')
  if (url.username !== '' || url.password !== '') return t('models.keyInAddress')
  return undefined
}
