/** The sample that a first start begins with. */
import type { Folder, Note, Tag } from './model'

export const sampleFolders = (): Folder[] => [
  { id: 'home', name: { en: 'Home', ar: 'البيت' }, colour: 'green' },
  { id: 'work', name: { en: 'Work', ar: 'العمل' }, colour: 'blue' },
  { id: 'reading', name: { en: 'Reading', ar: 'القراءة' }, colour: 'amber' },
]

export const sampleTags = (): Tag[] => [
  { id: 'ideas', name: { en: 'ideas', ar: 'أفكار' } },
  { id: 'lists', name: { en: 'lists', ar: 'قوائم' } },
  { id: 'recipes', name: { en: 'recipes', ar: 'وصفات' } },
]

const hour = 3_600_000

export function sampleNotes(): Note[] {
  const now = Date.now()
  return [
    {
      id: 'welcome',
      title: { en: 'Welcome to your notes', ar: 'أهلًا بك في ملاحظاتك' },
      body: {
        en: '# Write freely\n\nA note is plain text with a little **format**: bold, *italic*, `code`, lists and quotes. The bar above the text knows them all, and so does your keyboard.\n\n- [x] Open this note\n- [ ] Write one of your own\n- [ ] Put it into a folder\n\n> Everything stays in this browser. Nothing is sent anywhere.\n\nPress **N** in a list for a new note and **/** to search.',
        ar: '# اكتب بحرية\n\nالملاحظة نص بسيط مع قليل من **التنسيق**: عريض و*مائل* و`رمز` وقوائم واقتباسات. تجدها كلها في الشريط فوق النص، وفي لوحة المفاتيح أيضًا.\n\n- [x] افتح هذه الملاحظة\n- [ ] اكتب ملاحظة من عندك\n- [ ] ضعها في مجلد\n\n> كل شيء يبقى في هذا المتصفح، ولا يُرسل إلى أي مكان.\n\nاضغط **N** في القائمة لملاحظة جديدة و **/** للبحث.',
      },
      tagIds: ['ideas'],
      pinned: true,
      changed: now - hour,
    },
    {
      id: 'lentils',
      title: { en: 'Red lentil soup', ar: 'شوربة العدس' },
      body: {
        en: '## You need\n\n- 250 g red lentils\n- 1 onion, 2 carrots\n- 1 teaspoon cumin\n- Half a lemon\n\n## How\n\n1. Soften the onion in olive oil.\n2. Add carrots, cumin and lentils, then a litre of water.\n3. Simmer for **20 minutes**, blend, add the lemon.',
        ar: '## المقادير\n\n- 250 غ عدس أحمر\n- بصلة وجزرتان\n- ملعقة صغيرة كمون\n- نصف ليمونة\n\n## الطريقة\n\n1. اطبخ البصل في زيت الزيتون حتى يلين.\n2. أضف الجزر والكمون والعدس ثم لترًا من الماء.\n3. اتركه على نار هادئة **20 دقيقة** ثم اخلطه وأضف الليمون.',
      },
      folderId: 'home',
      tagIds: ['recipes'],
      pinned: false,
      changed: now - 26 * hour,
    },
    {
      id: 'trip',
      title: { en: 'Packing for the weekend', ar: 'حقيبة نهاية الأسبوع' },
      body: {
        en: '- [x] Train tickets\n- [ ] Rain jacket\n- [ ] Charger\n- [ ] The book from Leila',
        ar: '- [x] تذاكر القطار\n- [ ] معطف المطر\n- [ ] الشاحن\n- [ ] الكتاب الذي من ليلى',
      },
      folderId: 'home',
      tagIds: ['lists'],
      pinned: false,
      changed: now - 50 * hour,
    },
    {
      id: 'meeting',
      title: { en: 'Monday meeting', ar: 'اجتماع الاثنين' },
      body: {
        en: '### Decided\n\n- The new start page goes live on the 12th\n- Omar looks after the translations\n\n### Open\n\n- [ ] Who writes the announcement?\n- [ ] Ask for a second quote',
        ar: '### ما تقرر\n\n- تُنشر صفحة البداية الجديدة في الثاني عشر\n- يتولى عمر الترجمات\n\n### ما بقي\n\n- [ ] من يكتب الإعلان؟\n- [ ] طلب عرض سعر ثانٍ',
      },
      folderId: 'work',
      tagIds: ['lists'],
      pinned: false,
      changed: now - 74 * hour,
    },
    {
      id: 'workshop',
      title: { en: 'Ideas for the workshop', ar: 'أفكار للورشة' },
      body: {
        en: 'Begin with a question instead of a slide. Let everybody draw for *five minutes*.\n\nEnd with one sentence from each.',
        ar: 'ابدأ بسؤال بدل الشريحة. دع الجميع يرسمون *خمس دقائق*.\n\nواختم بجملة من كل مشارك.',
      },
      folderId: 'work',
      tagIds: ['ideas'],
      pinned: false,
      changed: now - 120 * hour,
    },
    {
      id: 'books',
      title: { en: 'Books to read', ar: 'كتب للقراءة' },
      body: {
        en: '1. *The Order of Time*, Carlo Rovelli\n2. *Season of Migration to the North*, Tayeb Salih\n3. *The Summer Book*, Tove Jansson\n\n> A book must be the axe for the frozen sea within us.',
        ar: '1. *موسم الهجرة إلى الشمال*، الطيب صالح\n2. *نظام الزمن*، كارلو روفيلي\n3. *كتاب الصيف*، توفه يانسون\n\n> الكتاب صديق لا يملّ.',
      },
      folderId: 'reading',
      tagIds: ['lists', 'ideas'],
      pinned: false,
      changed: now - 200 * hour,
    },
    {
      id: 'old',
      title: { en: 'An old shopping list', ar: 'قائمة تسوق قديمة' },
      body: { en: '- [x] Bread\n- [x] Olives', ar: '- [x] خبز\n- [x] زيتون' },
      tagIds: [],
      pinned: false,
      changed: now - 400 * hour,
      deleted: now - 90 * hour,
    },
  ]
}
