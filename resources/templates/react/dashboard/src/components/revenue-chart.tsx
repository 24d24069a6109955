/** Revenue over time, with the same numbers as a table for those who listen. */
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormat, type Day } from '../lib/format'
import { useLanguage } from '../lib/preferences'
import { useWords } from '../words'

interface Props {
  points: readonly { day: Day; revenue: number }[]
  currency: string
}

export function RevenueChart({ points, currency }: Props) {
  const format = useFormat()
  const words = useWords()
  const arabic = useLanguage() === 'ar'
  const money = (value: number) => format.money(value, currency, false)
  return (
    <>
      <div aria-hidden className="h-64 overflow-hidden" dir="ltr">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height: 256 }}>
          <AreaChart data={[...points]} accessibilityLayer={false} margin={{ top: 8, right: 4, bottom: 0, left: 4 }}>
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis dataKey="day" reversed={arabic} tickFormatter={format.day} tickLine={false} axisLine={false} minTickGap={32} tick={{ fill: 'var(--color-muted)', fontSize: 12 }} />
            <YAxis orientation={arabic ? 'right' : 'left'} width={56} tickCount={4} tickFormatter={money} tickLine={false} axisLine={false} tick={{ fill: 'var(--color-muted)', fontSize: 12 }} />
            <Tooltip
              cursor={{ stroke: 'var(--color-edge)' }}
              content={({ active, payload, label }) =>
                active && (
                  <div className="rounded-xl border border-line bg-surface px-3 py-2 text-sm shadow-lg" dir={arabic ? 'rtl' : 'ltr'}>
                    <p className="text-muted">{format.date(String(label))}</p>
                    <p className="font-semibold">{money(Number(payload?.[0]?.value ?? 0))}</p>
                  </div>
                )
              }
            />
            <Area type="monotone" dataKey="revenue" stroke="var(--color-accent)" strokeWidth={2} fill="var(--color-accent)" fillOpacity={0.14} isAnimationActive={false} />
          </AreaChart>
        </ResponsiveContainer>
      </div>
      <table className="sr-only">
        <caption>{words.home.chart}</caption>
        <tbody>
          {points.map(({ day, revenue }) => (
            <tr key={day}>
              <th scope="row">{format.date(day)}</th>
              <td>{money(revenue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
