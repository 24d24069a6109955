/** A chart on a canvas, drawn by uPlot: lines or bars with axes and units, and what is under the pointer told. */
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import './chart.css'

export interface ChartSeries {
  readonly label: string
  /** A token of the theme: `--accent`. */
  readonly color: string
  readonly values: readonly (number | null)[]
}

export interface ChartData {
  /** Seconds since 1970 in order of time, or 0, 1, 2… for bins. */
  readonly x: readonly number[]
  /** Between two places on the x axis. */
  readonly step: number
  readonly kind: 'lines' | 'bars'
  readonly series: readonly ChartSeries[]
  /** Of a place on the x axis. */
  readonly formatX: (x: number) => string
  /** Of a value, short: for the axis. */
  readonly formatY: (value: number) => string
}

export interface ChartProps {
  readonly data: ChartData
  readonly height: number
  /** The place under the pointer; null when it leaves. Must stay the same. */
  readonly onPoint: (index: number | null) => void
}

/** Follows the theme and the width; made anew only when its series are others. */
export function Chart({ data, height, onPoint }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(data)
  const plot = useRef<uPlot>(undefined)
  latest.current = data
  const shape = `${data.kind} ${data.series.map(({ color }) => color).join(' ')}`
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const options = optionsFor(element, latest, height, onPoint)
    const made = new uPlot({ ...options, width: element.clientWidth }, aligned(latest.current), element)
    plot.current = made
    const sizes = new ResizeObserver(() => {
      if (element.clientWidth > 0) made.setSize({ width: element.clientWidth, height })
    })
    sizes.observe(element)
    const unwatch = onThemeChange(() => made.redraw(false, true))
    return () => {
      sizes.disconnect()
      unwatch()
      made.destroy()
      plot.current = undefined
    }
  }, [shape, height, onPoint])
  useEffect(() => {
    plot.current?.setData(aligned(data))
  }, [data])
  return <div ref={place} className="chart" style={{ height }} dir="ltr" aria-hidden="true" />
}

function aligned({ x, series }: ChartData): uPlot.AlignedData {
  return [[...x], ...series.map(({ values }) => [...values])]
}

type Latest = { readonly current: ChartData }

function optionsFor(
  element: HTMLElement,
  latest: Latest,
  height: number,
  onPoint: ChartProps['onPoint'],
): Omit<uPlot.Options, 'width'> {
  const color = (token: string) => () => resolved(element, token)
  const { kind } = latest.current
  const bars = uPlot.paths.bars?.({ size: [0.8, 48] })
  const axis = {
    stroke: color('--ink3'),
    font: `11px ${getComputedStyle(element).fontFamily}`,
    grid: { stroke: color('--line'), width: 1 },
    ticks: { stroke: color('--line'), width: 1, size: 4 },
  }
  return {
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: kind === 'lines' } },
    scales: {
      x: { time: false, range: () => rangeOf(latest.current) },
      y: { range: (_, __, most) => [0, most === null || most === 0 ? 1 : most * 1.1] },
    },
    axes: [
      {
        ...axis,
        space: 72,
        size: 30,
        incrs: incrementsOf(latest.current),
        values: (_, at) => at.map((x) => inOwnDirection(labelOf(latest.current, x))),
      },
      {
        ...axis,
        size: 58,
        space: height < 120 ? 18 : 30,
        values: (_, at) => at.map((value) => inOwnDirection(latest.current.formatY(value))),
      },
    ],
    series: [
      {},
      ...latest.current.series.map(({ color: token }) => ({
        stroke: color(token),
        ...(kind === 'bars' && bars !== undefined
          ? { paths: bars, fill: color(token), width: 0, points: { show: false } }
          : { width: 1.5, points: { show: true, size: 4, fill: color(token) } }),
      })),
    ],
    hooks: { setCursor: [(self) => onPoint(self.cursor.idx ?? null)] },
  }
}

function rangeOf({ x, step }: ChartData): [number, number] {
  return [(x[0] ?? 0) - step / 2, (x.at(-1) ?? 0) + step / 2]
}

const secondsOf = { minute: 60, hour: 3600, day: 86_400 }

/** Whole bins; or times at which a clock stands well. */
function incrementsOf({ kind, step }: ChartData): number[] {
  if (kind === 'bars' && step === 1) return [1, 2, 3, 5]
  const { minute, hour, day } = secondsOf
  const steps = [
    ...(step < 1 ? [0.1, 0.2, 0.5] : []),
    1,
    ...(step < 1 ? [2] : []),
    5,
    15,
    30,
    minute,
    5 * minute,
    15 * minute,
    30 * minute,
    hour,
    3 * hour,
    6 * hour,
    12 * hour,
    day,
    2 * day,
    7 * day,
  ]
  // Between two steps there is nothing to name.
  return step < 1 ? steps : steps.filter((length) => length >= step)
}

function labelOf({ formatX, step, x }: ChartData, at: number): string {
  if (step === 1 && !x.includes(at)) return ''
  return formatX(at)
}

/** The canvas runs left to right; an Arabic unit still stands behind its number. */
function inOwnDirection(label: string): string {
  return `\u2068${label}\u2069`
}

/** A token may hold one colour for each theme: what it comes to is asked of the element. */
function resolved(element: HTMLElement, token: string): string {
  const before = element.style.color
  element.style.color = `var(${token})`
  const color = getComputedStyle(element).color
  element.style.color = before
  return color
}

function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', listener)
  return () => {
    observer.disconnect()
    system.removeEventListener('change', listener)
  }
}
