/** Days in UTC, the last one included. */
export interface Period {
  from: string
  to: string
}

export interface Money {
  amount: number
  currency: string
}

/** What stands in one cell: a count, a share of 1, a length in minutes of the clock on the wall, or money by currency. */
export type Value =
  | { is: 'count'; count: number }
  | { is: 'share'; share: number | null }
  | { is: 'length'; minutes: number | null }
  | { is: 'money'; sums: Money[] }

export interface ReportRow {
  name: string
  values: Value[]
  /** Which cases it counts: filters of the list of cases; or whose deliveries, of the history. */
  list: 'cases' | 'history'
  search: Record<string, string>
}

/** A table of the reports; its bars are drawn from the first column of values. */
export interface Report {
  key: string
  title: string
  /** What is counted, and how. */
  note: string
  /** The name of the rows, then of each value. */
  columns: string[]
  rows: ReportRow[]
}
