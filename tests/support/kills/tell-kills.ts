import { boundaries } from './boundaries.ts'
import type { Target } from './campaign.ts'

/** How many died at each boundary of each path. */
export function tellKills(kills: readonly Target[]): string {
  const paths = [...new Set(kills.map(({ path }) => path))].sort()
  const count = (fits: (kill: Target) => boolean) => String(kills.filter(fits).length)
  const lines = boundaries.map((boundary) => [
    boundary,
    ...paths.map((path) => count((kill) => kill.path === path && kill.boundary === boundary)),
    count((kill) => kill.boundary === boundary),
  ])
  const sums = ['kills', ...paths.map((path) => count((kill) => kill.path === path)), String(kills.length)]
  const rows = [['', ...paths, 'all'], ...lines, sums]
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(width(at)) : cell.padStart(width(at))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
