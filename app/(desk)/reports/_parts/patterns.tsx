import type { ReactNode } from 'react'

const line = { stroke: 'var(--accent)', strokeWidth: 2 }

/** One accent, four looks: filled, in stripes, in dots, empty. They differ without their colour too. */
const drawn: ReactNode[] = [
  <rect key="filled" width="8" height="8" fill="var(--accent)" />,
  <path key="stripes" d="M-2 2 2 -2M0 8 8 0M6 10 10 6" {...line} />,
  <circle key="dots" cx="4" cy="4" r="1.75" fill="var(--accent)" />,
  null,
]

/** Drawn once for a chart, for its bars and its legend. */
export function Patterns({ id }: { id: string }) {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      <defs>
        {drawn.map((inner, at) => (
          <pattern key={at} id={patternId(id, at)} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill="var(--panel)" />
            {inner}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

export function Swatch({ patterns, at }: { patterns: string; at: number }) {
  return (
    <svg aria-hidden width="14" height="14">
      <rect
        x="0.5"
        y="0.5"
        width="13"
        height="13"
        rx="2"
        stroke="var(--accent)"
        fill={fillOf(patterns, at)}
      />
    </svg>
  )
}

const patternId = (id: string, at: number) => `${id}-${String(at % drawn.length)}`

export const fillOf = (id: string, at: number) => `url(#${patternId(id, at)})`
