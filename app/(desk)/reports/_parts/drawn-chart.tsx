'use client'

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { BarLink, type Shape } from './bar-link.tsx'
import type { ChartProps, DrawnRow } from './chart.tsx'
import { RowName } from './row-name.tsx'

const words = { fill: 'var(--muted)', fontSize: 12 }
const plain = { tickLine: false, axisLine: false, tick: words } as const
/** Beside a bar stands what it counts. */
const roomForWords = 96

/** Bars that lie under their names, or rise along the days. */
export function DrawnChart({ series, rows, stands, rises, patterns }: ChartProps & { patterns: string }) {
  const aside = stands === 'alone'
  const bars = series.map((name, at) => (
    <Bar
      key={name}
      dataKey={(row: DrawnRow) => row.bars[at]?.length ?? 0}
      isAnimationActive={false}
      {...(!rises && { barSize: 14 })}
      maxBarSize={48}
      {...(!aside && { stackId: 'all' })}
      shape={(shape: Shape) => <BarLink {...shape} at={at} patterns={patterns} says={aside} />}
    />
  ))
  return (
    <ResponsiveContainer width="100%" height="100%">
      {rises ? (
        <BarChart
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis {...plain} dataKey="name" minTickGap={16} axisLine={{ stroke: 'var(--edge)' }} />
          <YAxis {...plain} width={36} allowDecimals={false} />
          {bars}
        </BarChart>
      ) : (
        <BarChart
          data={[...rows]}
          layout="vertical"
          accessibilityLayer={false}
          margin={{ top: 0, right: aside ? roomForWords : 1, bottom: 0, left: 1 }}
        >
          <XAxis type="number" hide domain={[0, stands === 'whole' ? 1 : 'dataMax']} />
          <YAxis
            {...plain}
            type="category"
            dataKey="key"
            width={1}
            interval={0}
            tick={<RowName rows={rows} />}
          />
          {bars}
        </BarChart>
      )}
    </ResponsiveContainer>
  )
}
