/** The app's own texts in Arabic. */
import type { Words } from './en'

export const ar: Words = {
  home: { title: 'الرئيسية', empty: 'لا شيء هنا بعد', hint: 'تنتظر هذه الشاشة أول محتوى لها.' },
}
