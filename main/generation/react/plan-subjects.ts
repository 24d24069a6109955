/** What apps of the usual kinds consist of: what a plan is made from when no model has made one. Data alone. */

/** id, icon, English, Arabic, purpose. */
export type SubjectScreen = readonly [id: string, icon: string, en: string, ar: string, purpose: string]

export interface Subject {
  /** Words and phrases that mean it, with commas between, in the starter's plain form. */
  readonly words: string
  /** The first one is home. */
  readonly screens: readonly SubjectScreen[]
  /** Kinds of data with their fields, as `name: type`. */
  readonly data: Readonly<Record<string, readonly string[]>>
}

/** Those that show one of many: their address names it, and the navigation leaves them out. */
export const ofOne: ReadonlySet<string> = new Set(['product', 'recipe', 'lesson', 'item'])

const settings: SubjectScreen = ['settings', 'settings', 'Settings', 'الإعدادات', 'What can be set.']

export const subjects: readonly Subject[] = [
  {
    words:
      'shop, store, cart, checkout, product, ecommerce, e commerce, sell, boutique, متجر, تسوق, منتجات, سله, بيع, دكان',
    screens: [
      ['home', 'store', 'Shop', 'المتجر', 'What is on offer.'],
      ['product', 'package', 'Product', 'المنتج', 'One product in detail.'],
      ['cart', 'shopping-cart', 'Cart', 'السلة', 'What is about to be bought.'],
      ['checkout', 'credit-card', 'Checkout', 'إتمام الشراء', 'Where it goes and how it is paid.'],
      ['orders', 'receipt', 'Orders', 'الطلبات', 'What was bought.'],
    ],
    data: {
      products: ['name: string', 'price: number', 'category: string', 'stock: number'],
      orders: ['day: Day', "status: 'new' | 'sent' | 'delivered'", 'total: number'],
    },
  },
  {
    words:
      'dashboard, sales, crm, analytics, revenue, kpi, customers, admin, invoices, لوحه تحكم, لوحه مبيعات, مبيعات, عملاء, تحليلات, ايرادات, فواتير',
    screens: [
      ['home', 'dashboard', 'Overview', 'نظرة عامة', 'How things stand.'],
      ['orders', 'receipt', 'Orders', 'الطلبات', 'All orders, to find and change.'],
      ['customers', 'users', 'Customers', 'العملاء', 'Who buys.'],
      ['reports', 'chart-column', 'Reports', 'التقارير', 'Figures over time.'],
      settings,
    ],
    data: {
      orders: ['title: string', 'day: Day', 'total: number', "status: 'new' | 'paid' | 'sent'"],
      customers: ['name: string', 'email: string', 'city: string'],
    },
  },
  {
    words: 'fitness, workout, exercise, gym, training, running, health, calorie, لياقه, تمارين, رياضه, تمرين, صحه, جري',
    screens: [
      ['home', 'activity', 'Today', 'اليوم', 'What is done and what is left today.'],
      ['workouts', 'dumbbell', 'Workouts', 'التمارين', 'Every workout, to start and to add.'],
      ['progress', 'chart-line', 'Progress', 'التقدم', 'How it goes over the weeks.'],
      ['goals', 'target', 'Goals', 'الأهداف', 'What is to be reached.'],
      settings,
    ],
    data: {
      workouts: ['name: string', 'day: Day', 'minutes: number', 'done: boolean'],
      goals: ['title: string', 'target: number', 'reached: number'],
    },
  },
  {
    words: 'note, notebook, journal, diary, writing, folder, ملاحظات, مفكره, يوميات, مذكرات, مجلدات',
    screens: [
      ['home', 'notebook', 'Notes', 'الملاحظات', 'The newest notes, to read and to add.'],
      ['folders', 'folder', 'Folders', 'المجلدات', 'Notes by folder.'],
      ['search', 'search', 'Search', 'البحث', 'Find a note by its words.'],
      ['archive', 'archive', 'Archive', 'الأرشيف', 'What is put away.'],
      settings,
    ],
    data: {
      notes: ['title: string', 'text: string', 'folder: string', 'day: Day', 'archived: boolean'],
      folders: ['name: string'],
    },
  },
  {
    words: 'task, todo, to do, project, team, kanban, planner, sprint, ticket, مهام, مهمه, مشاريع, مشروع, فريق, مخطط',
    screens: [
      ['home', 'check', 'Today', 'اليوم', 'What is to be done now.'],
      ['projects', 'folder', 'Projects', 'المشاريع', 'Everything by project.'],
      ['calendar', 'calendar', 'Calendar', 'التقويم', 'What is due when.'],
      ['team', 'users', 'Team', 'الفريق', 'Who does what.'],
      settings,
    ],
    data: {
      tasks: ['title: string', 'project: string', 'due: Day', 'done: boolean'],
      projects: ['name: string', 'about: string'],
    },
  },
  {
    words: 'expense, budget, finance, money, bank, wallet, savings, مصاريف, مصروفات, ميزانيه, ماليه, محفظه, ادخار',
    screens: [
      ['home', 'wallet', 'Overview', 'نظرة عامة', 'What came in and went out this month.'],
      ['transactions', 'list', 'Transactions', 'المعاملات', 'Every amount, to find and to add.'],
      ['budgets', 'target', 'Budgets', 'الميزانيات', 'How much may be spent on what.'],
      ['reports', 'chart-column', 'Reports', 'التقارير', 'Where the money goes.'],
      settings,
    ],
    data: {
      transactions: ['title: string', 'amount: number', 'category: string', 'day: Day'],
      budgets: ['name: string', 'limit: number'],
    },
  },
  {
    words: 'recipe, cooking, meal, restaurant, food, menu, kitchen, وصفات, وصفه, طبخ, مطعم, طعام, وجبات, مطبخ',
    screens: [
      ['home', 'utensils', 'Recipes', 'الوصفات', 'Every recipe, to find and to add.'],
      ['recipe', 'book', 'Recipe', 'الوصفة', 'One recipe, step by step.'],
      ['plan', 'calendar', 'Meal plan', 'خطة الوجبات', 'What is cooked on which day.'],
      ['shopping', 'shopping-bag', 'Shopping', 'التسوق', 'What is to be bought.'],
      ['favourites', 'heart', 'Favourites', 'المفضلة', 'The best ones.'],
    ],
    data: {
      recipes: ['title: string', 'minutes: number', 'servings: number', 'steps: string[]', 'favourite: boolean'],
      purchases: ['title: string', 'done: boolean'],
    },
  },
  {
    words:
      'booking, appointment, reservation, event, hotel, travel, trip, clinic, salon, ticketing, حجز, حجوزات, مواعيد, فندق, سفر, رحلات, عياده, فعاليات',
    screens: [
      ['home', 'calendar', 'Today', 'اليوم', 'What is on today.'],
      ['bookings', 'list', 'Bookings', 'الحجوزات', 'Every booking, to find and to change.'],
      ['book', 'pen', 'New booking', 'حجز جديد', 'Book a time, step by step.'],
      ['guests', 'users', 'Guests', 'الضيوف', 'Who comes.'],
      settings,
    ],
    data: {
      bookings: ['title: string', 'guest: string', 'day: Day', "status: 'open' | 'confirmed' | 'cancelled'"],
      guests: ['name: string', 'phone: string'],
    },
  },
  {
    words: 'learn, course, lesson, school, student, quiz, language, study, تعلم, دورات, دروس, مدرسه, طلاب, دراسه, تعليم',
    screens: [
      ['home', 'book', 'My courses', 'دوراتي', 'What is being learnt, and how far.'],
      ['courses', 'library', 'Courses', 'الدورات', 'Everything that can be learnt.'],
      ['lesson', 'file', 'Lesson', 'الدرس', 'One lesson with its exercises.'],
      ['progress', 'trophy', 'Progress', 'التقدم', 'What has been reached.'],
      settings,
    ],
    data: {
      courses: ['title: string', 'about: string', 'progress: number'],
      lessons: ['title: string', 'course: string', 'done: boolean'],
    },
  },
  {
    words: 'chat, social, message, community, forum, friends, feed, دردشه, رسائل, مجتمع, تواصل, منتدي, اصدقاء',
    screens: [
      ['home', 'house', 'Feed', 'المستجدات', 'What is new.'],
      ['messages', 'message', 'Messages', 'الرسائل', 'Conversations.'],
      ['people', 'users', 'People', 'الأشخاص', 'Who is there.'],
      ['notifications', 'bell', 'Notifications', 'الإشعارات', 'What happened meanwhile.'],
      ['profile', 'user', 'Profile', 'الملف الشخصي', 'How others see you.'],
    ],
    data: {
      posts: ['title: string', 'text: string', 'author: string', 'day: Day'],
      messages: ['text: string', 'author: string', 'read: boolean'],
    },
  },
]

/** What any other app begins with. */
export const anySubject: Subject = {
  words: '',
  screens: [
    ['home', 'house', 'Home', 'الرئيسية', 'What matters most, at a glance.'],
    ['items', 'list', 'Items', 'العناصر', 'Everything, to find, to add and to change.'],
    ['item', 'file', 'Details', 'التفاصيل', 'One of them in detail.'],
    ['statistics', 'chart-column', 'Statistics', 'الإحصاءات', 'Figures over time.'],
    settings,
  ],
  data: { items: ['title: string', 'about: string', 'day: Day', 'done: boolean'] },
}
