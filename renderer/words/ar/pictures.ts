/** The words about the pictures that are made for an app. */
import type { Words } from '../words.ts'
import type { pictures as english } from '../en/pictures.ts'

export const pictures: Words<typeof english> = {
  title: 'الصور',
  making: 'الصور: {{made}} من {{all}}',
  made_zero: 'لم تُصنع أي صورة',
  made_one: 'صُنعت صورة واحدة',
  made_two: 'صُنعت صورتان',
  made_few: 'صُنعت {{count}} صور',
  made_many: 'صُنعت {{count}} صورة',
  made_other: 'صُنعت {{count}} صورة',
  some: 'الصور الجاهزة: {{made}} من {{all}}',
  none: 'لم تُصنع أي صورة',
  stopped: 'توقّف صنع الصور',
  stayDrawn: 'تحلّ الرسوم محلّ ما بقي منها.',
  waits: 'المزوّد مشغول. المحاولة التالية بعد {{time}}.',
  stop: 'إيقاف صنع الصور',
  again: 'حاول مرة أخرى',
  settings: 'الإعدادات…',
  dismiss: 'إخفاء',
  make: 'صنع الصور التي ما زالت رسومًا',
  nothing: 'كل صور هذا التطبيق موجودة.',
  setting: 'الصور',
  settingHelp: 'من يصنع صور تطبيقاتك. عند الإيقاف تحلّ رسوم هادئة محلّها. المفاتيح هي المذكورة أعلاه.',
  providerOff: 'إيقاف: رسوم',
  providerServer: 'خادم على نمط OpenAI',
  model: 'النموذج الذي يصنع الصور',
  usualModel: 'المعتاد: {{model}}',
  needModel: 'اسمه، مثل flux-schnell',
  address: 'عنوان الخادم',
  sameServer: 'الخادم الذي يجيب عن الطلبات',
}
