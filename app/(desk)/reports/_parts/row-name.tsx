import { useChartWidth } from 'recharts'
import type { DrawnRow } from './chart.tsx'

interface RowNameProps {
  rows: readonly DrawnRow[]
  /** Given by recharts: the middle of the row's room, and the row's key. */
  y?: number
  payload?: { value: string }
}

/** Pixels. */
const letter = 6.8

/** The name of a row, above its bar, as far as there is room; the table has all of it. */
export function RowName({ rows, y = 0, payload }: RowNameProps) {
  const width = useChartWidth() ?? 0
  const longest = Math.max(24, Math.floor(width / letter))
  const name = rows.find(({ key }) => key === payload?.value)?.name ?? ''
  return (
    <text x={1} y={y - 12} fontSize={13} fill="var(--ink)">
      {name.length > longest ? `${name.slice(0, longest - 1)}…` : name}
    </text>
  )
}
