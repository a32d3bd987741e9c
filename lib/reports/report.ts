import type { RequestFilter } from '#lib/attribution/find-requests.ts'
import type { CaseFilter } from '#lib/cases/case-filter.ts'

/** Days in UTC, the last one included. */
export interface Period {
  from: string
  to: string
}

export interface Money {
  amount: number
  currency: string
}

/**
 * What stands in one cell: a count, a share of 1, a length in minutes of the clock on the wall, or money by currency. `cases`, or `requests`:
 * exactly those that it counts, `of` of them.
 */
export type Value =
  | { is: 'count'; count: number; cases?: CaseFilter; requests?: RequestFilter }
  | { is: 'share'; share: number | null; of: number; cases: CaseFilter }
  | { is: 'length'; minutes: number | null; of: number; cases: CaseFilter }
  | { is: 'part'; share: number | null }
  | { is: 'money'; sums: Money[] }

export interface ReportRow {
  key: string
  name: string
  values: Value[]
}

/** Which of the values are drawn: as bars beside each other, on top of each other, or as parts of a whole. */
export interface Chart {
  values: number[]
  stands: 'alone' | 'stacked' | 'whole'
  /** Bars that rise, for days that follow one another; the names of the rows are their first days. */
  rises?: 'week' | 'month'
}

/** A table of the reports, and what is drawn of it. */
export interface Report {
  key: string
  title: string
  /** What is counted, and how. */
  note: string
  /** The name of the rows, then of each value. */
  columns: string[]
  /** Which of the values a narrow screen leaves out; the CSV has all of them. */
  leavesOut?: number[]
  rows: ReportRow[]
  chart: Chart
}
