'use client'

import dynamic from 'next/dynamic'
import { useId } from 'react'
import { Patterns, Swatch } from './patterns.tsx'

export interface DrawnBar {
  length: number
  /** What stands beside it: "12", "2 h 5 min". */
  words: string
  /** Said of it: "User dispute, Cases: 12. Show them". */
  label: string
  /** The list of exactly what it counts; null where that is nothing. */
  href: string | null
}

export interface DrawnRow {
  key: string
  name: string
  bars: DrawnBar[]
}

export interface ChartProps {
  title: string
  /** The names of the bars of each row. */
  series: readonly string[]
  rows: readonly DrawnRow[]
  stands: 'alone' | 'stacked' | 'whole'
  rises: boolean
}

const risingHeight = 240
const rowHeight = 44

/** What draws is read by this page alone, once the page stands; its room is kept. */
const DrawnChart = dynamic(() => import('./drawn-chart.tsx').then((loaded) => loaded.DrawnChart), {
  ssr: false,
})

export function Chart(props: ChartProps) {
  const patterns = useId()
  const { title, series, rows, stands, rises } = props
  return (
    <figure aria-label={`Chart: ${title}`} className="min-w-0">
      <Patterns id={patterns} />
      {stands === 'alone' ? (
        <p className="mb-1 min-h-6 text-sm text-muted">{series[0]}</p>
      ) : (
        <ul className="mb-2 flex min-h-6 flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {series.map((name, at) => (
            <li key={name} className="inline-flex items-center gap-1.5">
              <Swatch patterns={patterns} at={at} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <div style={{ height: rises ? risingHeight : rows.length * rowHeight }}>
        <DrawnChart {...props} patterns={patterns} />
      </div>
    </figure>
  )
}
