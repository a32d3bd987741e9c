import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import { reportCauses, reportEndings, reportKinds } from './report-cases.ts'
import { reportMoney } from './report-money.ts'
import { reportReferrers } from './report-referrers.ts'
import { reportAnswers, reportResolutions } from './report-times.ts'
import { reportVolume } from './report-volume.ts'
import type { Period, Report } from './report.ts'

type Manager = Actor<'report:see'>
type Make = (manager: Manager, period: Period) => Promise<Report>

const ofCases = {
  volume: reportVolume,
  kinds: reportKinds,
  causes: reportCauses,
  endings: reportEndings,
  answers: reportAnswers,
  resolutions: reportResolutions,
  referrers: reportReferrers,
} satisfies Record<string, Make>

const ofMoney = ['fates', 'paths', 'requesters', 'approvers'] as const

export const reportKeys = [...(Object.keys(ofCases) as (keyof typeof ofCases)[]), ...ofMoney]
export type ReportKey = (typeof reportKeys)[number]

/** Every report of a period, in the order of the page. */
export async function makeReports(manager: Manager, period: Period): Promise<Report[]> {
  const [money, ...told] = await Promise.all([
    reportMoney(manager, period, [...ofMoney]),
    ...Object.values(ofCases).map((make) => make(manager, period)),
  ])
  return [...told, ...money]
}

/** One report of a period. */
export async function makeReport(manager: Manager, key: ReportKey, period: Period): Promise<Report> {
  const group = ofMoney.find((one) => one === key)
  if (group === undefined) return ofCases[key as keyof typeof ofCases](manager, period)
  const [report] = await reportMoney(manager, period, [group])
  if (!report) throw new Error(`no report ${key}`)
  return report
}
