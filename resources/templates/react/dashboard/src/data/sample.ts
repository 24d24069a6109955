/** The sample that a first start begins with: always the same, and always up to today. */
import { daysAgo } from '../lib/format'
import { categories, type Customer, type Order, type Status } from './model'

type Row = readonly [name: string, arabicName: string, company: string, arabicCompany: string, city: string, arabicCity: string, since: number]

const rows: readonly Row[] = [
  ['Amira Haddad', 'أميرة حداد', 'Cedar Interiors', 'الأرز للتصميم', 'Beirut', 'بيروت', 812],
  ['Jonas Weber', 'يوناس فيبر', 'Studio Weber', 'استوديو فيبر', 'Hamburg', 'هامبورغ', 640],
  ['Priya Nair', 'بريا ناير', 'Lotus Homes', 'بيوت اللوتس', 'Kochi', 'كوتشي', 590],
  ['Omar Al-Kuwari', 'عمر الكواري', 'Pearl Hotels', 'فنادق اللؤلؤة', 'Doha', 'الدوحة', 505],
  ['Sofia Rossi', 'صوفيا روسي', 'Casa Rossi', 'كازا روسي', 'Turin', 'تورينو', 433],
  ['Noah Clarke', 'نوح كلارك', 'Harbour & Co', 'الميناء وشركاه', 'Bristol', 'بريستول', 388],
  ['Leila Mansour', 'ليلى منصور', 'Jasmine Café', 'مقهى الياسمين', 'Tunis', 'تونس', 301],
  ['Mateo Silva', 'ماتيو سيلفا', 'Sol Architects', 'سول للعمارة', 'Porto', 'بورتو', 266],
  ['Hana Sato', 'هانا ساتو', 'Kumo Living', 'كومو للمعيشة', 'Osaka', 'أوساكا', 210],
  ['Yusuf Demir', 'يوسف دمير', 'Bosphorus Rooms', 'غرف البوسفور', 'Istanbul', 'إسطنبول', 154],
  ['Grace Okafor', 'غريس أوكافور', 'Palm Studio', 'استوديو النخلة', 'Lagos', 'لاغوس', 96],
  ['Elena Petrova', 'إيلينا بتروفا', 'North Light', 'ضوء الشمال', 'Tallinn', 'تالين', 41],
]

const mailName = (name: string) => name.toLowerCase().normalize('NFD').replace(/[^a-z ]/g, '').replace(' ', '.')

export function sampleCustomers(): Customer[] {
  return rows.map(([en, ar, company, arabicCompany, city, arabicCity, since], index) => ({
    id: `c${index + 1}`,
    name: { en, ar },
    company: { en: company, ar: arabicCompany },
    email: `${mailName(en)}@example.com`,
    phone: `+00 555 01${String(10 + index * 7)}`,
    city: { en: city, ar: arabicCity },
    since: daysAgo(since),
    notes:
      index % 3 === 0
        ? [{ id: `n${index}`, day: daysAgo(9 + index), text: { en: 'Prefers deliveries in the morning. Asked for the autumn catalogue.', ar: 'يفضَّل التسليم صباحًا. طُلب كتالوج الخريف.' } }]
        : [],
  }))
}

/** Numbers between 0 and 1 that are the same at every start. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

function statusAt(age: number, roll: number): Status {
  if (age < 2) return roll > 0.35 ? 'new' : 'paid'
  if (age < 6) return roll > 0.5 ? 'paid' : 'shipped'
  if (roll > 0.95) return 'refunded'
  return 'shipped'
}

/** About half a year of orders, newest first: weekends are slow, and business grows. */
export function sampleOrders(): Order[] {
  const roll = dice(7)
  const orders: Order[] = []
  let number = 1040
  for (let age = 185; age >= 0; age -= 1) {
    const weekday = new Date(`${daysAgo(age)}T12:00:00`).getDay()
    const busy = (weekday === 0 || weekday === 6 ? 0.9 : 2.4) * (1.25 - age / 400)
    for (let count = Math.max(1, Math.floor(busy + roll())); count > 0; count -= 1) {
      number += 1
      orders.push({
        id: String(number),
        day: daysAgo(age),
        customerId: `c${1 + Math.floor(roll() ** 1.4 * rows.length)}`,
        category: categories[Math.floor(roll() ** 1.5 * categories.length)] ?? 'decor',
        total: Math.round((60 + roll() ** 2 * 900) * (1.3 - age / 600) * 20) / 20,
        status: statusAt(age, roll()),
      })
    }
  }
  return orders.reverse()
}
