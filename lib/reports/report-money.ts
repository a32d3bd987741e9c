import 'server-only'
import { sum } from '#lib/attribution/plan.ts'
import { type MoneyFate, moneyFates } from '#lib/attribution/money-fates.ts'
import type { RequestFilter } from '#lib/attribution/find-requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { CaseFilter } from '#lib/cases/case-filter.ts'
import { registry } from '#lib/providers/index.ts'
import { momentsOf } from './period.ts'
import { type MoneyGroup, type MoneyRow, readMoney } from './read-money.ts'
import type { Period, Report, ReportRow, Value } from './report.ts'
import { opened } from './within.ts'

const counted =
  'Of the requests of the cases that were opened in these days, and of the requests without a case that were filed in them.'
const lost =
  'Lost to clocks: payments whose 30 days had run out when the request was planned, or ran out while it waited in the desk; a request that was rejected or withdrawn loses none.'

const fateNames: Record<MoneyFate, string> = {
  restored: 'Restored',
  'too old': 'Lost: too old when the request was planned',
  'ran out': 'Lost: ran out while the request waited',
}

/** The reports of money that are asked for, in that order. */
export async function reportMoney(
  _manager: Actor<'report:see'>,
  period: Period,
  asked: MoneyGroup[],
): Promise<Report[]> {
  const rows = await readMoney(period, asked)
  return asked.map((group) =>
    tell[group](
      rows.filter((row) => row.group === group),
      period,
    ),
  )
}

/** The money of these fates. */
export const moneyOf = (sums: MoneyRow['sums'] | undefined, ...fates: MoneyFate[]) =>
  sum((sums ?? []).filter(({ fate }) => fates.includes(fate)))

const tell: Record<MoneyGroup, (rows: MoneyRow[], period: Period) => Report> = {
  fates: (rows, period) => ({
    key: 'fates',
    title: 'Money restored and lost to clocks',
    note: `Restored: payments that Cello took, or that somebody reports they sent by hand. ${lost} ${counted}`,
    columns: ['What became of it', 'Cases', 'Money', 'Requests', 'Without a case'],
    leavesOut: [3],
    chart: { values: [0], stands: 'alone' },
    rows:
      rows.length === 0
        ? []
        : moneyFates.map((fate) =>
            fateRow(
              fate,
              rows.find(({ key }) => key === fate),
              period,
            ),
          ),
  }),
  paths: told({
    key: 'paths',
    title: 'Money by path',
    what: 'Path',
    cases: ({ key }) => ({ path: key }),
    requests: ({ key }) => ({ path: key }),
    name: ({ key }) => registry.find(({ provider }) => provider.path === key)?.provider.name ?? key,
  }),
  requesters: told({
    key: 'requesters',
    title: 'Money by requester',
    what: 'Requester',
    cases: ({ key }) => ({ requester: key }),
    requests: ({ key }) => ({ filedBy: key }),
  }),
  approvers: told({
    key: 'approvers',
    title: 'Money by approver',
    what: 'Approver',
    cases: ({ key }) => ({ approver: key }),
    requests: ({ key }) => ({ approvedBy: key }),
  }),
}

function fateRow(fate: MoneyFate, row: MoneyRow | undefined, period: Period): ReportRow {
  return {
    key: fate,
    name: fateNames[fate],
    values: [
      { is: 'count', count: row?.cases ?? 0, cases: { ...opened(period), money: fate } },
      { is: 'money', sums: moneyOf(row?.sums, fate) },
      { is: 'count', count: row?.requests ?? 0 },
      { is: 'count', count: row?.withoutCase ?? 0, requests: { ...alone(period), money: fate } },
    ],
  }
}

function alone(period: Period): RequestFilter {
  const { since, until } = momentsOf(period)
  return { withoutCase: true, filedFrom: since, filedUntil: until }
}

interface Told {
  key: string
  title: string
  what: string
  cases: (row: MoneyRow) => CaseFilter
  requests: (row: MoneyRow) => RequestFilter
  name?: (row: MoneyRow) => string
}

const most = 50

function told({ key, title, what, ...of }: Told) {
  return (rows: MoneyRow[], period: Period): Report => ({
    key,
    title,
    note: `The same money as above, and the cases it belongs to.${rows.length > most ? ` The first ${String(most)} of ${String(rows.length)}.` : ''}`,
    columns: [what, 'Cases', 'Restored', 'Lost to clocks', 'Requests', 'Without a case'],
    leavesOut: [3, 4],
    chart: { values: [0], stands: 'alone' },
    rows: rows.slice(0, most).map((row) => ({
      key: row.key,
      name: of.name?.(row) ?? row.name,
      values: valuesOf(
        row,
        { ...opened(period), ...of.cases(row) },
        { ...alone(period), ...of.requests(row) },
      ),
    })),
  })
}

const valuesOf = (row: MoneyRow, cases: CaseFilter, requests: RequestFilter): Value[] => [
  { is: 'count', count: row.cases, cases },
  { is: 'money', sums: moneyOf(row.sums, 'restored') },
  { is: 'money', sums: moneyOf(row.sums, 'too old', 'ran out') },
  { is: 'count', count: row.requests },
  { is: 'count', count: row.withoutCase, requests },
]
