/** One line of the table and of bench.json. `limit: null`: measured to be seen, without a bar. */
export interface Row {
  name: string
  figure: number
  unit: string
  limit: number | null
  ok: boolean
}

export interface Bench {
  /** For whatever this bench keeps on disk; removed afterwards. */
  folder: string
  /** Called when the bench is over or was told to end, in the reverse order. */
  atEnd: (stop: () => unknown) => void
}

/** What a file `tests/bench/*.bench.ts` exports by default. */
export type Measure = (bench: Bench) => Promise<Row[]>

export const atMost = (name: string, figure: number, unit: string, limit: number): Row => ({
  name,
  figure,
  unit,
  limit,
  ok: figure <= limit,
})

export const atLeast = (name: string, figure: number, unit: string, limit: number): Row => ({
  name,
  figure,
  unit,
  limit,
  ok: figure >= limit,
})

export const exactly = (name: string, figure: number, unit: string, limit: number): Row => ({
  name,
  figure,
  unit,
  limit,
  ok: figure === limit,
})

export const seen = (name: string, figure: number, unit: string): Row => ({
  name,
  figure,
  unit,
  limit: null,
  ok: true,
})

/** The figure that 95 of 100 do not exceed, to a tenth. */
export function p95(figures: readonly number[]): number {
  const figure = figures.toSorted((a, b) => a - b)[Math.ceil(figures.length * 0.95) - 1]
  if (figure === undefined) throw new Error('nothing was measured')
  return Math.round(figure * 10) / 10
}
