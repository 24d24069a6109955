/** What each kind of error means, and what to do. */
import type { Words } from '../words.ts'
import type { errors as english } from '../en/errors.ts'

export const errors: Words<typeof english> = {
  wait: 'انتظر {{seconds}} ث، ثم أعد المحاولة.',
  title: {
    auth: 'لم يُقبل المفتاح',
    quota: 'نفدت الحصة',
    'rate-limited': 'طلبات كثيرة',
    overloaded: 'المزوّد مثقل بالطلبات',
    'timeout-connect': 'لم يتم الاتصال في الوقت المحدد',
    'timeout-first-token': 'لم يبدأ النموذج بالإجابة',
    'timeout-stall': 'توقفت الإجابة عن الوصول',
    'timeout-total': 'استغرقت الإجابة وقتًا طويلًا',
    unreachable: 'لا يمكن الوصول إلى الخادم',
    'model-not-found': 'هذا النموذج غير موجود',
    'context-too-long': 'أكثر مما يتسع له هذا النموذج',
    refused: 'لم يُجب النموذج',
    'bad-request': 'لم يقبل المزوّد الطلب',
    truncated: 'انتهت الإجابة قبل اكتمالها',
    provider: 'حدثت مشكلة لدى المزوّد',
    'not-applied': 'تعذّر تطبيق جزء من التعديل',
    aborted: 'أُوقف',
    'invalid-input': 'لا يمكن استخدام هذا كما هو',
    'not-found': 'غير موجود',
    'disk-full': 'القرص ممتلئ',
    'read-only': 'لا يمكن الكتابة في هذا المكان',
    internal: 'حدث خطأ داخل Kiln',
  },
  advice: {
    auth: 'تحقق من المفتاح في قسم النماذج، ثم أعد المحاولة.',
    quota: 'تحقق من اشتراكك لدى المزوّد، أو اختر نموذجًا آخر.',
    'rate-limited': 'انتظر قليلًا، ثم أعد المحاولة.',
    overloaded: 'أعد المحاولة بعد قليل، أو اختر نموذجًا آخر.',
    'timeout-total': 'اطلب أقل في المرة الواحدة، أو اختر نموذجًا أسرع.',
    'model-not-found': 'اختر نموذجًا آخر.',
    'context-too-long': 'اختر نموذجًا بنافذة سياق أكبر، أو صغّر التطبيق.',
    refused: 'صُغ الطلب بكلمات أخرى، أو اختر نموذجًا آخر.',
    provider: 'أعد المحاولة، أو اختر نموذجًا آخر.',
    'not-applied': 'أبقِ ما أمكن تطبيقه، أو اطلب من جديد.',
    internal: 'عملك محفوظ. أعد المحاولة.',
  },
}
