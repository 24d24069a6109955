/** The library of exercises. */
import type { Exercise } from './model'

export const exercises: readonly Exercise[] = [
  {
    id: 'squat', muscle: 'legs', kind: 'strength', minutes: 10, name: { en: 'Squat', ar: 'القرفصاء' },
    steps: [
      { en: 'Stand with your feet as wide as your shoulders.', ar: 'قف وقدماك بعرض الكتفين.' },
      { en: 'Sit back and down until your thighs are level.', ar: 'انزل كأنك تجلس حتى يستوي الفخذان.' },
      { en: 'Push through your heels to stand up.', ar: 'ادفع بكعبيك لتنهض.' },
    ],
  },
  {
    id: 'lunge', muscle: 'legs', kind: 'strength', minutes: 8, name: { en: 'Walking lunge', ar: 'الاندفاع ماشيًا' },
    steps: [
      { en: 'Take a long step forward.', ar: 'اخطُ خطوة طويلة إلى الأمام.' },
      { en: 'Lower the back knee almost to the floor.', ar: 'أنزل الركبة الخلفية قرب الأرض.' },
      { en: 'Stand up into the next step.', ar: 'انهض إلى الخطوة التالية.' },
    ],
  },
  {
    id: 'push-up', muscle: 'chest', kind: 'strength', minutes: 6, name: { en: 'Push-up', ar: 'الضغط' },
    steps: [
      { en: 'Hands under the shoulders, the body one straight line.', ar: 'اليدان تحت الكتفين والجسم خط مستقيم.' },
      { en: 'Lower the chest to a hand above the floor.', ar: 'أنزل الصدر حتى يقارب الأرض.' },
      { en: 'Push up without letting the hips drop.', ar: 'ادفع إلى أعلى دون أن يهبط الحوض.' },
    ],
  },
  {
    id: 'row', muscle: 'back', kind: 'strength', minutes: 10, name: { en: 'Bent-over row', ar: 'التجديف منحنيًا' },
    steps: [
      { en: 'Lean forward with a flat back, a weight in each hand.', ar: 'انحنِ بظهر مستقيم وفي كل يد ثقل.' },
      { en: 'Pull the elbows back along the body.', ar: 'اسحب المرفقين إلى الخلف بمحاذاة الجسم.' },
      { en: 'Lower the weights slowly.', ar: 'أنزل الثقل ببطء.' },
    ],
  },
  {
    id: 'superman', muscle: 'back', kind: 'strength', minutes: 5, name: { en: 'Superman hold', ar: 'ثبات سوبرمان' },
    steps: [
      { en: 'Lie face down with your arms ahead of you.', ar: 'استلقِ على بطنك وذراعاك أمامك.' },
      { en: 'Lift arms and legs, and hold for five breaths.', ar: 'ارفع الذراعين والساقين واثبت خمسة أنفاس.' },
    ],
  },
  {
    id: 'plank', muscle: 'core', kind: 'strength', minutes: 5, name: { en: 'Plank', ar: 'اللوح' },
    steps: [
      { en: 'Rest on your forearms and toes.', ar: 'استند إلى الساعدين وأطراف القدمين.' },
      { en: 'Keep a straight line and breathe calmly.', ar: 'حافظ على خط مستقيم وتنفّس بهدوء.' },
      { en: 'Hold for 30 seconds, rest, and repeat.', ar: 'اثبت 30 ثانية ثم استرح وكرر.' },
    ],
  },
  {
    id: 'dead-bug', muscle: 'core', kind: 'strength', minutes: 6, name: { en: 'Dead bug', ar: 'تمرين الخنفساء' },
    steps: [
      { en: 'Lie on your back, arms up, knees bent above the hips.', ar: 'استلقِ على ظهرك والذراعان إلى أعلى والركبتان فوق الحوض.' },
      { en: 'Stretch the opposite arm and leg, and come back.', ar: 'مدّ ذراعًا والساق المقابلة ثم عُد.' },
    ],
  },
  {
    id: 'intervals', muscle: 'whole', kind: 'run', minutes: 25, name: { en: 'Interval run', ar: 'جري متقطع' },
    steps: [
      { en: 'Warm up for ten minutes at an easy pace.', ar: 'سخّن عشر دقائق بسرعة خفيفة.' },
      { en: 'Eight times: one minute fast, one minute slow.', ar: 'ثماني مرات: دقيقة سريعة ودقيقة بطيئة.' },
      { en: 'Walk until your breath is calm.', ar: 'امشِ حتى يهدأ نفسك.' },
    ],
  },
  {
    id: 'sun-salutation', muscle: 'whole', kind: 'yoga', minutes: 15, name: { en: 'Sun salutation', ar: 'تحية الشمس' },
    steps: [
      { en: 'Stretch up, fold forward, step back to a plank.', ar: 'تمدّد إلى أعلى ثم انحنِ ثم عُد إلى وضع اللوح.' },
      { en: 'Lower, open the chest, push back to an arch.', ar: 'انزل وافتح صدرك ثم ادفع إلى وضع القوس.' },
      { en: 'Step forward and rise with a breath in.', ar: 'تقدّم وانهض مع الشهيق.' },
    ],
  },
  {
    id: 'hill-walk', muscle: 'legs', kind: 'walk', minutes: 40, name: { en: 'Hill walk', ar: 'مشي صعودًا' },
    steps: [
      { en: 'Find a slope that takes five minutes to climb.', ar: 'اختر منحدرًا يُصعد في خمس دقائق.' },
      { en: 'Climb briskly, come down slowly, four times.', ar: 'اصعد بهمّة وانزل ببطء، أربع مرات.' },
    ],
  },
]
