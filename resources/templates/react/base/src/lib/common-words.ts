/** The texts of the layout and of the shared components. */
import { useLanguage } from './preferences'

const en = {
  skip: 'Skip to the content',
  navigation: 'Main',
  more: 'More',
  language: 'العربية',
  themes: { system: 'Follow the system', light: 'Light', dark: 'Dark' },
  look: 'Look',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  delete: 'Delete',
  undo: 'Undo',
  loading: 'Loading',
  failed: 'This screen stopped working',
  failedHint: 'Your data is safe. Try again, or go to another screen.',
  retry: 'Try again',
  notFound: 'There is nothing at this address',
  goHome: 'Go to the first screen',
}

const ar: typeof en = {
  skip: 'انتقل إلى المحتوى',
  navigation: 'التنقل الرئيسي',
  more: 'المزيد',
  language: 'English',
  themes: { system: 'حسب النظام', light: 'فاتح', dark: 'داكن' },
  look: 'المظهر',
  close: 'إغلاق',
  cancel: 'إلغاء',
  save: 'حفظ',
  delete: 'حذف',
  undo: 'تراجع',
  loading: 'جارٍ التحميل',
  failed: 'توقفت هذه الشاشة عن العمل',
  failedHint: 'بياناتك محفوظة. أعد المحاولة أو انتقل إلى شاشة أخرى.',
  retry: 'إعادة المحاولة',
  notFound: 'لا شيء في هذا العنوان',
  goHome: 'إلى الشاشة الأولى',
}

export function useCommonWords(): typeof en {
  return useLanguage() === 'ar' ? ar : en
}
