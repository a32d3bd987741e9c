import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import type { Period, Report } from './report.ts'
import { reportCauses, reportKinds, reportReferrers, reportTimes } from './report-cases.ts'
import { reportApprovers, reportPaths, reportRequesters } from './report-money.ts'

/** Every report of a period, in the order of the page. */
export const makeReports = (manager: Actor<'report:see'>, period: Period): Promise<Report[]> =>
  Promise.all(
    [
      reportKinds,
      reportCauses,
      reportTimes,
      reportReferrers,
      reportPaths,
      reportRequesters,
      reportApprovers,
    ].map((make) => make(manager, period)),
  )
