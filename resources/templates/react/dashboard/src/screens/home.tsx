/** How the business does: this period against the one before. */
import { useState } from 'react'
import { ButtonLink } from '../components/button'
import { Card } from '../components/card'
import { CategoryBars } from '../components/category-bars'
import { EmptyState } from '../components/empty-state'
import { Figure } from '../components/figure'
import { GoalRing } from '../components/goal-ring'
import { OrderList } from '../components/order-list'
import { PageHeader } from '../components/page-header'
import { RevenueChart } from '../components/revenue-chart'
import { Segmented } from '../components/segmented'
import { change, earned, figuresOf, ordersOf, revenueByDay, sum, totalsByCategory } from '../data/figures'
import { daysAgo, useFormat } from '../lib/format'
import { useStore } from '../store'
import { useWords } from '../words'

type Period = '7' | '30' | '90'

export default function Home() {
  const words = useWords().home
  const format = useFormat()
  const { orders, business } = useStore()
  const [period, setPeriod] = useState<Period>('30')
  const days = Number(period)
  const current = ordersOf(orders, days)
  const now = figuresOf(current)
  const before = figuresOf(ordersOf(orders, days, days))
  const points = revenueByDay(orders, days)
  const steps = [5, 4, 3, 2, 1, 0].map((index) => figuresOf(ordersOf(orders, Math.ceil(days / 6), Math.floor((index * days) / 6))))
  const month = sum(earned(orders.filter(({ day }) => day.startsWith(daysAgo(0).slice(0, 7)))))
  const money = (value: number) => format.money(value, business.currency, false)

  return (
    <>
      <PageHeader title={words.title} text={words.hello(business.name)}>
        <Segmented label={words.period} value={period} onChange={setPeriod} options={(['7', '30', '90'] as const).map((key) => [key, words.periods[key]] as const)} />
      </PageHeader>

      <div className="grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-4">
        <Figure label={words.revenue} value={money(now.revenue)} change={change(now.revenue, before.revenue)} curve={steps.map((step) => step.revenue)} />
        <Figure label={words.orders} value={format.number(now.orders)} change={change(now.orders, before.orders)} curve={steps.map((step) => step.orders)} />
        <Figure label={words.average} value={money(now.average)} change={change(now.average, before.average)} curve={steps.map((step) => step.average)} />
        <Figure label={words.customers} value={format.number(now.customers)} change={change(now.customers, before.customers)} curve={steps.map((step) => step.customers)} />
      </div>

      <div className="mt-4 grid gap-4 lg:grid-cols-3">
        <Card title={words.chart} className="lg:col-span-2">
          <RevenueChart points={points} currency={business.currency} />
        </Card>
        <Card title={words.byCategory}>
          <CategoryBars totals={totalsByCategory(current)} currency={business.currency} />
        </Card>
        <Card title={words.latest} className="lg:col-span-2" actions={<ButtonLink tone="quiet" to="/orders">{words.all}</ButtonLink>}>
          {current.length > 0 ? <OrderList orders={current.slice(0, 5)} /> : <EmptyState icon="receipt" title={words.none} />}
        </Card>
        <Card title={words.goal}>
          <GoalRing label={words.goal} share={month / business.monthlyGoal} text={words.goalText(money(month), money(business.monthlyGoal))} />
        </Card>
      </div>
    </>
  )
}
