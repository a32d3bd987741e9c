import type { DrawnRow } from './chart.tsx'
import { fillOf } from './patterns.tsx'

/** What recharts tells of the place of a bar. */
export interface Shape {
  x?: number
  y?: number
  width?: number
  height?: number
  payload?: DrawnRow
}

interface BarLinkProps extends Shape {
  /** Which of the row's bars. */
  at: number
  patterns: string
  /** Its words stand beside it. */
  says: boolean
}

/** Wide enough to be hit, however short the bar is. */
const leastHit = 24

/** A bar, and the link to exactly what it counts. */
export function BarLink({ x = 0, y = 0, width = 0, height = 0, payload, at, patterns, says }: BarLinkProps) {
  const bar = payload?.bars[at]
  if (!bar) return <g />
  const drawn = (
    <>
      {width > 0 && height > 0 && (
        <rect
          x={x + 0.5}
          y={y + 0.5}
          width={Math.max(1, width - 1)}
          height={Math.max(1, height - 1)}
          fill={fillOf(patterns, at)}
          stroke="var(--accent)"
          className="group-hover:stroke-[2.5]"
        />
      )}
      {says && (
        <text x={x + width + 8} y={y + height / 2} dy="0.35em" fill="var(--ink)" fontSize={13}>
          {bar.words}
        </text>
      )}
    </>
  )
  if (bar.href === null) return <g>{drawn}</g>
  return (
    <a href={bar.href} data-plain="" aria-label={bar.label} className="group">
      <title>{bar.label}</title>
      <rect x={x} y={y} width={Math.max(width, says ? leastHit : 0)} height={height} fill="transparent" />
      {drawn}
    </a>
  )
}
