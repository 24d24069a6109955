/** What words of a prompt mean in code: English and Arabic words for the parts and looks of an app. Data, and its reading. */
import type { FileRole } from './outline/file-outline.ts'
import { stemsOf } from './words.ts'

interface Concept {
  /** As people write them, in both languages. */
  readonly said: string
  /** As code writes them. */
  readonly means: string
  /** Files of this sort are meant as well. */
  readonly role?: FileRole
  /** How surely it is meant, from 0 to 1; 1 where absent. */
  readonly sure?: number
}

const concepts: readonly Concept[] = [
  {
    said:
      'color colour theme palette accent hue tint brand scheme dark light contrast red green blue teal orange purple pink yellow ' +
      'black white gray indigo violet cyan brown gold لون ألوان الألوان لونه سمة ثيم داكن فاتح ليلي أحمر أخضر أزرق برتقالي ' +
      'بنفسجي وردي أصفر أسود أبيض رمادي ذهبي تركوازي',
    means: 'color theme palette accent',
    role: 'styles',
  },
  {
    said: 'font typeface typography rounded radius corners shadow spacing animation خط الخط خطوط حواف ظل تباعد زوايا',
    means: 'font radius shadow spacing animation',
    role: 'styles',
  },
  {
    said: 'wording translate translation translated language tagline says caption نصوص ترجم ترجمة لغة تسمية عبارة',
    means: 'words title label language',
    role: 'words',
  },
  { said: 'text label title word call نص كلمة عنوان', means: 'words title label', role: 'words', sure: 0.4 },
  { said: 'rename name title called favicon اسم سم تسمية', means: 'name title', role: 'config' },
  {
    said: 'route routing navigation nav menu sidebar header topbar navbar logo تنقل قائمة شريط جانبي رأس ترويسة شعار',
    means: 'route layout nav menu header',
    role: 'routes',
  },
  { said: 'page screen tab link view صفحة شاشة رابط', means: 'screen page tab', role: 'routes', sure: 0.4 },
  {
    said: 'save saved saving persist remember remembered storage store reload refresh undo حفظ يحفظ تخزين تذكر تحديث تراجع',
    means: 'store storage save kept undo',
    role: 'store',
  },
  {
    said: 'sample samples example examples seed demo dummy عينة أمثلة بيانات تجريبية',
    means: 'sample data',
    role: 'sample',
  },
  { said: 'button زر أزرار', means: 'button' },
  { said: 'search find بحث ابحث', means: 'search' },
  { said: 'filter filters تصفية مرشح فلتر', means: 'filter' },
  { said: 'sort sorting sortable sorted ترتيب رتب', means: 'sort' },
  { said: 'card cards tile بطاقة بطاقات', means: 'card' },
  { said: 'table row column جدول صف عمود', means: 'table row column' },
  { said: 'list قائمة', means: 'list' },
  { said: 'form نموذج استمارة', means: 'form' },
  { said: 'field input textbox dropdown select حقل خانة', means: 'field input select' },
  { said: 'dialog modal popup نافذة حوار منبثقة', means: 'dialog modal' },
  { said: 'notification toast snackbar alert إشعار تنبيه', means: 'toast notification' },
  { said: 'badge tag chip pill وسم وسوم شارة', means: 'badge tag chip' },
  { said: 'chart graph plot رسم بياني مخطط', means: 'chart graph' },
  { said: 'image picture photo صورة صور', means: 'image art photo' },
  { said: 'icon أيقونة رمز', means: 'icon' },
  { said: 'home homepage landing dashboard overview الرئيسية', means: 'home dashboard overview' },
  { said: 'settings preferences options إعدادات تفضيلات خيارات', means: 'setting preference option' },
  { said: 'cart basket bag سلة عربة', means: 'cart' },
  { said: 'checkout payment pay دفع الدفع', means: 'checkout payment' },
  { said: 'price cost amount سعر أسعار ثمن', means: 'price cost' },
  { said: 'total sum مجموع إجمالي', means: 'total sum' },
  { said: 'discount coupon promo voucher خصم كوبون قسيمة', means: 'discount code coupon' },
  { said: 'product item منتج منتجات سلعة', means: 'product item' },
  { said: 'order orders طلب طلبات', means: 'order' },
  { said: 'favourite favorite wishlist like heart مفضلة مفضل', means: 'favorite' },
  { said: 'customer client buyer عميل عملاء زبون زبائن', means: 'customer' },
  { said: 'user account profile login مستخدم حساب دخول', means: 'user account profile login' },
  { said: 'quantity count number كمية عدد', means: 'quantity count' },
  { said: 'date day calendar تاريخ يوم تقويم', means: 'date day calendar' },
  { said: 'time timer clock وقت مؤقت ساعة', means: 'time timer' },
  { said: 'note notes memo ملاحظة ملاحظات مذكرة', means: 'note' },
  { said: 'folder مجلد مجلدات', means: 'folder' },
  { said: 'trash bin deleted مهملات محذوفات', means: 'trash' },
  { said: 'task todo مهمة مهام', means: 'task todo' },
  { said: 'workout exercise training تمرين تمارين', means: 'workout exercise' },
  { said: 'goal target هدف أهداف', means: 'goal' },
  { said: 'progress statistics stats figures إحصاء إحصاءات تقدم', means: 'progress figure stat' },
  { said: 'status state حالة', means: 'status' },
  { said: 'category type kind فئة تصنيف نوع', means: 'category kind type' },
  { said: 'email mail بريد', means: 'email' },
  { said: 'phone هاتف جوال', means: 'phone' },
  { said: 'address عنوان', means: 'address' },
  { said: 'currency dollar money عملة دولار', means: 'currency format' },
  { said: 'validate validation required invalid error خطأ تحقق إلزامي', means: 'error bad validate field' },
  { said: 'export download csv تصدير تنزيل', means: 'csv download export' },
  { said: 'footer تذييل', means: 'footer layout' },
  { said: 'empty فارغ', means: 'empty' },
  { said: 'loading skeleton spinner تحميل', means: 'skeleton loading' },
]

export interface Meaning {
  /** Stems that code may have for it, the word itself not among them. */
  readonly terms: readonly string[]
  /** How surely files of a role are meant. */
  readonly roles: ReadonlyMap<FileRole, number>
}

const byStem = new Map<string, { terms: Set<string>; roles: Map<FileRole, number> }>()
for (const { said, means, role, sure = 1 } of concepts) {
  const terms = stemsOf(means)
  for (const word of stemsOf(said)) {
    const meaning = byStem.get(word) ?? { terms: new Set<string>(), roles: new Map<FileRole, number>() }
    byStem.set(word, meaning)
    for (const term of terms) if (term !== word) meaning.terms.add(term)
    if (role !== undefined) meaning.roles.set(role, Math.max(sure, meaning.roles.get(role) ?? 0))
  }
}

/** What a stem of a prompt may stand for in code; undefined for a word of the app's own. */
export function meaningOf(stem: string): Meaning | undefined {
  const meaning = byStem.get(stem)
  return meaning === undefined ? undefined : { terms: [...meaning.terms], roles: meaning.roles }
}
