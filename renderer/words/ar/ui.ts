/** The parts' words: what every view uses. */
import type { Words } from '../words.ts'
import type { ui as english } from '../en/ui.ts'

export const ui: Words<typeof english> = {
  close: 'إغلاق',
  dismiss: 'إخفاء',
  tryAgain: 'أعد المحاولة',
  allActions: 'كل الأوامر',
  actions: 'الأوامر',
  paletteAsk: 'ماذا تريد أن تفعل؟',
  nothingFound: 'لا نتائج.',
  resize: 'تغيير حجم {{pane}}',
  busy: 'جارٍ العمل',
  loading: 'جارٍ التحميل',
  lookAt: 'عرض {{name}}',
  attachmentGone: 'لم يعد هذا المرفق محفوظًا.',
  copied: 'تم النسخ',
  clearSearch: 'امسح البحث',
  lines: 'أسطر مضافة: {{added}}، محذوفة: {{removed}}',
  linesAdded: 'أسطر مضافة: {{added}}',
  seconds: '{{seconds}} ث',
  minutes: '{{minutes}} د {{seconds}} ث',
  justNow: 'الآن',
  minutesAgo: 'قبل {{count}} د',
  hoursAgo: 'قبل {{count}} س',
  yesterday: 'أمس',
  daysAgo_zero: 'اليوم',
  daysAgo_one: 'قبل يوم',
  daysAgo_two: 'قبل يومين',
  daysAgo_few: 'قبل {{count}} أيام',
  daysAgo_many: 'قبل {{count}} يومًا',
  daysAgo_other: 'قبل {{count}} يوم',
}
