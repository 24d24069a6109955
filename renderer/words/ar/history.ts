/** The history's words. */
import type { Words } from '../words.ts'
import type { history as english } from '../en/history.ts'

export const history: Words<typeof english> = {
  versions: 'النسخ',
  empty: 'لا نسخ بعد',
  emptyText: 'كل إجابة وكل حفظ يصنع نسخة، ويمكن استعادة أي منها.',
  current: 'الحالية',
  restore: 'استعادة',
  restoreNumber: 'استعادة النسخة {{number}}',
  wait: 'انتظر الإجابة أو أوقفها قبل الاستعادة',
  back: 'عادت النسخة {{number}}.',
  notRestored: 'لم تُستعد النسخة {{number}}: {{why}}',
  undo: 'تراجع',
  now: 'الآن',
  minutes: '{{count}} د',
  hours: '{{count}} س',
  files_zero: 'لا ملفات',
  files_one: 'ملف واحد',
  files_two: 'ملفان',
  files_few: '{{count}} ملفات',
  files_many: '{{count}} ملفًا',
  files_other: '{{count}} ملف',
  reason: {
    run: 'طلب',
    save: 'حُفظت يدويًا',
    files: 'ملفات غُيّرت يدويًا',
    restore: 'مستعادة',
    draft: 'مسودة محفوظة',
    external: 'تغيّرت خارج Kiln',
    import: 'البداية',
  },
}
