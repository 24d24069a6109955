/** A chart with its title, the exact values under the pointer, and the same figures as a table. */
import { ChartLine, Table2 } from 'lucide-react'
import { useCallback, useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'
import { Chart, type ChartData } from './chart.tsx'

export interface ChartCardProps {
  readonly title: string
  /** What the y axis counts. */
  readonly unit: string
  readonly data: ChartData
  /** What the x axis is, as a table's title. */
  readonly xTitle: string
  /** A place on the x axis in full. */
  readonly nameX: (x: number) => string
  /** A value, exact. */
  readonly exact: (value: number) => string
  /** Of the drawing, in pixels. */
  readonly height?: number
}

const usualHeight = 180

/** As tall as a table as it is as a chart. */
export function ChartCard(props: ChartCardProps) {
  const { title, unit, data, height = usualHeight } = props
  const [asTable, setAsTable] = useState(false)
  const isEmpty = data.series.every(({ values }) => values.every((value) => value === null))
  return (
    <figure className="chart-card">
      <figcaption className="chart-head">
        <strong className="clip">{title}</strong>
        <span className="small faint grow clip">{unit}</span>
        <IconButton
          size="small"
          label={asTable ? t('metrics.chart.asChart') : t('metrics.chart.asTable')}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartLine size={14} /> : <Table2 size={14} />}
        </IconButton>
      </figcaption>
      {isEmpty ? (
        <p className="chart-none" style={{ height: height + 22 }}>
          {t('metrics.chart.nothing')}
        </p>
      ) : asTable ? (
        <FigureTable {...props} />
      ) : (
        <Drawn {...props} />
      )}
    </figure>
  )
}

function Drawn({ title, data, nameX, exact, height = usualHeight }: ChartCardProps) {
  const [pointed, setPointed] = useState<number | null>(null)
  const onPoint = useCallback((index: number | null) => setPointed(index), [])
  const x = pointed === null ? undefined : data.x[pointed]
  return (
    <>
      <div className="chart-legend num" role="img" aria-label={t('metrics.chart.says', { title })}>
        {data.series.map(({ label, color, values }) => {
          const value = pointed === null ? undefined : values[pointed]
          return (
            <span key={label}>
              <i style={{ background: `var(${color})` }} />
              {label} <b>{value === undefined || value === null ? '' : exact(value)}</b>
            </span>
          )
        })}
        {x !== undefined && <span className="faint">{nameX(x)}</span>}
      </div>
      <Chart data={data} height={height} onPoint={onPoint} />
    </>
  )
}

function FigureTable({ title, data, xTitle, nameX, exact, height = usualHeight }: ChartCardProps) {
  const rows = data.x
    .map((x, at) => ({ x, at }))
    .filter(({ at }) => data.series.some(({ values }) => values[at] !== null))
  return (
    <div
      className="chart-table"
      style={{ height: height + 22 }}
      tabIndex={0}
      role="region"
      aria-label={t('metrics.chart.tableOf', { title })}
    >
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{xTitle}</th>
            {data.series.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ x, at }) => (
            <tr key={x}>
              <th scope="row">{nameX(x)}</th>
              {data.series.map(({ label, values }) => {
                const value = values[at]
                return <td key={label}>{value === undefined || value === null ? '–' : exact(value)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
