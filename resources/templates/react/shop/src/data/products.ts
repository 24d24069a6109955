/** The catalogue. */
import type { Product } from './model'

const stoneware = { en: 'Stoneware, fired at 1240 °C', ar: 'خزف حجري محروق عند 1240 درجة' }
const washable = { en: 'Goes in the dishwasher', ar: 'آمن في غسالة الأطباق' }
const linen = { en: 'Washed linen, 30 °C wash', ar: 'كتان مغسول، يُغسل عند 30 درجة' }
const handmade = { en: 'Made by hand: each one is a little different', ar: 'صُنع يدويًا: لكل قطعة طابعها' }

export const products: readonly Product[] = [
  {
    id: 'morning-mug', art: 'mug', category: 'kitchen', price: 24, stock: 18, colours: ['clay', 'sand', 'sage', 'ink'],
    name: { en: 'Morning mug', ar: 'كوب الصباح' },
    about: { en: 'A generous mug with a handle for four fingers. It keeps coffee warm and rests easily in the hand.', ar: 'كوب واسع بمقبض يتسع لأربع أصابع، يحفظ دفء القهوة ويستقر مريحًا في اليد.' },
    facts: [{ en: 'Holds 350 ml', ar: 'سعته 350 مل' }, stoneware, washable],
  },
  {
    id: 'noodle-bowl', art: 'bowl', category: 'kitchen', price: 32, stock: 9, colours: ['sage', 'sand', 'ink'],
    name: { en: 'Noodle bowl', ar: 'وعاء المعكرونة' },
    about: { en: 'Deep enough for soup, wide enough for salad: the bowl that is always in the sink because it is always in use.', ar: 'عميق للحساء وواسع للسلطة، الوعاء الذي لا يغيب عن المائدة.' },
    facts: [{ en: '18 cm across', ar: 'قطره 18 سم' }, stoneware, washable],
  },
  {
    id: 'supper-plate', art: 'plate', category: 'kitchen', price: 28, stock: 24, colours: ['sand', 'rose', 'clay'],
    name: { en: 'Supper plate', ar: 'طبق العشاء' },
    about: { en: 'A flat plate with a raised rim, glazed inside and bare outside.', ar: 'طبق مسطح بحافة مرفوعة، مزجج من الداخل وطبيعي من الخارج.' },
    facts: [{ en: '26 cm across', ar: 'قطره 26 سم' }, stoneware, washable],
  },
  {
    id: 'water-jug', art: 'jug', category: 'kitchen', price: 46, stock: 5, colours: ['ink', 'clay'],
    name: { en: 'Water jug', ar: 'إبريق الماء' },
    about: { en: 'Pours without a drip. Good for water, better for flowers from the garden.', ar: 'يصبّ دون أن يقطر. جيد للماء، وأجمل مع أزهار الحديقة.' },
    facts: [{ en: 'Holds 1.2 l', ar: 'سعته 1.2 لتر' }, stoneware, handmade],
  },
  {
    id: 'olive-board', art: 'board', category: 'kitchen', price: 39, stock: 0, colours: ['clay'],
    name: { en: 'Olive wood board', ar: 'لوح خشب الزيتون' },
    about: { en: 'One piece of olive wood, oiled and smooth, for bread and cheese or for chopping.', ar: 'قطعة واحدة من خشب الزيتون مصقولة بالزيت، للخبز والجبن أو للتقطيع.' },
    facts: [{ en: '38 × 20 cm', ar: '38 × 20 سم' }, { en: 'Wipe clean, oil twice a year', ar: 'يُمسح ويُدهن بالزيت مرتين في السنة' }],
  },
  {
    id: 'tall-vase', art: 'vase', category: 'living', price: 58, stock: 7, colours: ['rose', 'sand', 'ink'],
    name: { en: 'Tall vase', ar: 'مزهرية طويلة' },
    about: { en: 'A slender vase for one branch or three tulips.', ar: 'مزهرية رشيقة لغصن واحد أو لثلاث زنابق.' },
    facts: [{ en: '31 cm high', ar: 'ارتفاعها 31 سم' }, handmade],
  },
  {
    id: 'table-lamp', art: 'lamp', category: 'living', price: 129, stock: 4, colours: ['sand', 'clay'],
    name: { en: 'Table lamp', ar: 'مصباح الطاولة' },
    about: { en: 'A clay foot and a linen shade: soft light for the end of the day.', ar: 'قاعدة من الطين ومظلّة من الكتان: ضوء ناعم لآخر النهار.' },
    facts: [{ en: '42 cm high, E27', ar: 'ارتفاعه 42 سم، قاعدة E27' }, handmade],
  },
  {
    id: 'linen-cushion', art: 'cushion', category: 'living', price: 44, stock: 15, colours: ['sage', 'rose', 'ink', 'sand'],
    name: { en: 'Linen cushion', ar: 'وسادة كتان' },
    about: { en: 'A cover of heavy linen that softens with each wash; the filling is included.', ar: 'غطاء من كتان ثقيل يزداد نعومة مع كل غسلة، والحشوة مرفقة.' },
    facts: [{ en: '50 × 50 cm', ar: '50 × 50 سم' }, linen],
  },
  {
    id: 'beeswax-candle', art: 'candle', category: 'living', price: 18, stock: 30, colours: ['sand', 'rose'],
    name: { en: 'Beeswax candle', ar: 'شمعة عسل' },
    about: { en: 'Pure beeswax that smells of honey and burns for forty hours.', ar: 'شمع عسل خالص برائحة العسل، يدوم أربعين ساعة.' },
    facts: [{ en: 'Burns for 40 hours', ar: 'تدوم 40 ساعة' }, { en: 'Cotton wick', ar: 'فتيل قطني' }],
  },
  {
    id: 'bath-towel', art: 'towel', category: 'bath', price: 36, stock: 20, colours: ['sand', 'sage', 'rose'],
    name: { en: 'Waffle towel', ar: 'منشفة مضلّعة' },
    about: { en: 'Cotton and linen in a waffle weave: light, quick to dry, kind to the skin.', ar: 'قطن وكتان بنسج مضلّع: خفيفة سريعة الجفاف ولطيفة على البشرة.' },
    facts: [{ en: '70 × 140 cm', ar: '70 × 140 سم' }, linen],
  },
  {
    id: 'laundry-basket', art: 'basket', category: 'bath', price: 64, stock: 6, colours: ['sand', 'clay'],
    name: { en: 'Willow basket', ar: 'سلة صفصاف' },
    about: { en: 'Woven willow with leather handles, for laundry, toys or firewood.', ar: 'صفصاف منسوج بمقابض جلدية، للغسيل أو الألعاب أو الحطب.' },
    facts: [{ en: '45 cm high', ar: 'ارتفاعها 45 سم' }, handmade],
  },
  {
    id: 'garden-pot', art: 'pot', category: 'garden', price: 27, stock: 12, colours: ['clay', 'sage'],
    name: { en: 'Terracotta pot', ar: 'أصيص فخار' },
    about: { en: 'Frost-proof terracotta with a saucer. Basil likes it, and so do figs.', ar: 'فخار يقاوم الصقيع مع صحن. يحبه الريحان، والتين أيضًا.' },
    facts: [{ en: '20 cm across, with saucer', ar: 'قطره 20 سم، مع صحن' }, handmade],
  },
]

export const productById = (id: string | undefined): Product | undefined => products.find((product) => product.id === id)
