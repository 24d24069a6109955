/** The template gallery's words. */
import type { Words } from '../words.ts'
import type { templates as english } from '../en/templates.ts'

export const templates: Words<typeof english> = {
  title: 'القوالب',
  intro: 'تطبيقات كاملة تعمل هنا كما تراها. بنقرة واحدة يصبح أحدها لك، ثم غيّره بطلب أو بيدك.',
  all: 'كل القوالب',
  search: 'ابحث في القوالب',
  nothing: 'لا قالب يطابق «{{text}}».',
  nothingHelp: 'صف ما تريده بدلًا من ذلك، وسيُنشأ لك.',
  describe: 'اكتب طلبًا',
  showAll: 'اعرض كل القوالب',
  none: 'لا قوالب هنا',
  noneHelp: 'تأتي القوالب مع Kiln، ويبدو أن هذه النسخة بلا قوالب. أعد تثبيته لاستعادتها.',
  use: 'استخدم {{name}}',
  making: 'جارٍ إنشاء {{name}}…',
  offline: 'لا اتصال بالاستوديو. يمكن استخدام القوالب عند عودته.',
  keys: 'الأسهم للتنقل، وEnter لاستخدام القالب.',
}
