import { expect, test } from 'vitest'
import type { ProviderPlan } from '#lib/providers/provider.ts'
import { context, known, openStory } from '../support/chargebee-provider.ts'

const seen = ({ findings }: ProviderPlan) =>
  findings.filter(({ level }) => level !== 'good').map(({ level, reason }) => `${level}: ${reason}`)
const numbers = ({ steps }: ProviderPlan) =>
  steps.flatMap((step) => (step.kind === 'push' ? [step.invoice.number] : []))

test.each<[string, string[], string[]]>([
  ['Alder Optics', [], ['CB-AL-1']],
  ['Beacon Rail', ['warning: too old'], ['CB-BE-2', 'CB-BE-3', 'CB-BE-4']],
  ['Clover Care', [], []],
  ['Hikari KK', [], ['CB-HI-1', 'CB-HI-2']],
  ['Oasis Trading', [], ['CB-OA-1']],
  ['Mesa Books', ['warning: refunded in part'], ['CB-ME-1']],
  ['Nook Books', ['warning: refunded'], ['CB-NO-2']],
  ['Pier Mills', ['warning: too old'], []],
  ['Quay Events', ['warning: event gone'], ['CB-QU-2']],
  ['Reed Paper', [], ['CB-RE-1']],
  ['Shore Bank', ['warning: out of band'], ['CB-SH-1']],
  ['Tarn Roofing', ['warning: voided'], ['CB-TA-3']],
  ['Ferry Lines', ['warning: several customers'], ['CB-FE-1', 'CB-FE-2']],
  ['Ferry Lines (old)', ['warning: several customers'], []],
  ['Grove Foods', ['blocker: customer deleted'], []],
  ['Inlet Tools', [], ['CB-IN-1']],
  ['Jun Ito', [], ['CB-JU-1']],
  ['Knoll Print', ['warning: same code'], ['CB-KN-1', 'CB-KN-2']],
  ['Ledge Works', ['blocker: other code'], []],
])('%s gives its sentences and its pushes', async (name, findings, pushed) => {
  const { chargebee } = await openStory()
  const asked = known(name)
  const plan = chargebee.plan(await chargebee.look(asked), asked, context())
  expect(seen(plan)).toEqual(findings)
  expect(numbers(plan)).toEqual(pushed)
})
