import type { Route } from 'next'
import type { RequestFilter } from '#lib/attribution/find-requests.ts'
import type { CaseFilter } from '#lib/cases/case-filter.ts'
import type { Period, Value } from '#lib/reports/report.ts'

/** The list of exactly what a value counts; null where there is nothing to show. */
export function addressOf(value: Value): Route | null {
  if (value.is === 'money' || value.is === 'part') return null
  if ((value.is === 'count' ? value.count : value.of) === 0) return null
  if (value.cases) return casesOf(value.cases)
  return value.is === 'count' && value.requests ? requestsOf(value.requests) : null
}

/** The address of a list of cases; what a report never asks for has no place here. */
export const casesOf = (filter: CaseFilter): Route =>
  write('/cases', {
    state: filter.states && (filter.states.length > 1 ? 'open' : filter.states[0]),
    kind: filter.kinds?.[0],
    cause: filter.causeIds?.[0],
    outcome: filter.outcomes && (filter.outcomes.length > 1 ? 'otherwise' : filter.outcomes[0]),
    path: filter.path,
    requester: filter.requester,
    approver: filter.approver,
    money: filter.money,
    referrer: filter.referrer,
    answered: filter.answered === undefined ? undefined : filter.answered ? 'yes' : 'no',
    from: filter.openedFrom,
    to: filter.openedTo,
    sort: 'opened',
  })

export const requestsOf = (filter: RequestFilter): Route =>
  write('/requests', {
    case: filter.withoutCase ? 'none' : undefined,
    path: filter.path,
    filedBy: filter.filedBy,
    approvedBy: filter.approvedBy,
    money: filter.money,
    from: filter.filedFrom?.toISOString().slice(0, 10),
    to: filter.filedUntil && new Date(filter.filedUntil.getTime() - 1).toISOString().slice(0, 10),
  })

export const reportsOf = ({ from, to }: Period): Route => write('/reports', { from, to })

export const csvOf = (report: string, { from, to }: Period): Route =>
  write('/api/reports/csv', { report, from, to })

function write(path: string, asked: Record<string, string | undefined>): Route {
  const given = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return `${path}?${new URLSearchParams(given).toString()}` as Route
}
