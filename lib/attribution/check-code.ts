import 'server-only'
import { lookUpCode, lookUpNewUser } from '#lib/providers/index.ts'
import type { Finding } from '#lib/providers/finding.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import { codePattern } from './parse-referral-code.ts'
import type { Plan } from './plan.ts'

export interface CheckedCode {
  owner: Plan['code']
  findings: Finding[]
}

/** What Cello says of the code and of the new user; says so where Cello cannot be asked. */
export async function checkCode({ referralCode, newUserId }: Wanted): Promise<CheckedCode> {
  if (!codePattern.test(referralCode)) return { owner: null, findings: [malformed(referralCode)] }
  const [code, newUser] = await Promise.all([lookUpCode(referralCode), lookUpNewUser(newUserId)])
  if (code === null) return { owner: null, findings: [unchecked] }
  if (!code.valid) return { owner: null, findings: [unknown(referralCode)] }
  const owner = { ownerId: code.ownerId, campaignId: code.campaignId }
  const findings = [code.ownerId === newUserId ? ownCode(newUserId) : valid(owner)]
  if (newUser?.referralCode === referralCode) findings.push(alreadyAttributed)
  else if (newUser?.referralCode) findings.push(attributedToAnother(newUser.referralCode))
  return { owner, findings }
}

const malformed = (code: string): Finding => ({
  level: 'blocker',
  reason: 'code malformed',
  title: 'This is not a referral code.',
  sentence: `A referral code is 11 letters and digits; “${code.slice(0, 40)}” is not.`,
  wayOut: "Copy the code, or the whole referral link, from the referrer's page in the Cello portal.",
})

const unchecked: Finding = {
  level: 'warning',
  reason: 'code unchecked',
  title: 'Nobody asked Cello about this code.',
  sentence:
    "Cello's API key is not configured, so it is not known whether the code is valid and whose it is.",
  wayOut: 'Look the code up in the Cello portal before you go on, or ask an admin to configure the key.',
}

const unknown = (code: string): Finding => ({
  level: 'blocker',
  reason: 'code unknown',
  title: 'Cello does not know this code.',
  sentence: `Cello answers that ${code} is not valid. Upper and lower case matter.`,
  wayOut: 'Copy it again from the Cello portal; if it looks right there, write to support@cello.so.',
})

const ownCode = (newUserId: string): Finding => ({
  level: 'blocker',
  reason: 'code of the new user',
  title: 'The code belongs to the new user.',
  sentence: `${newUserId} would be credited for referring themself; Cello ignores that.`,
  wayOut: "Enter the referrer's code, or the id of the person who was referred.",
})

const valid = (owner: NonNullable<Plan['code']>): Finding => ({
  level: 'good',
  reason: 'code valid',
  title: 'The code is valid.',
  sentence: `It belongs to ${owner.ownerId}, campaign ${owner.campaignId}, who is not the new user.`,
  wayOut: '',
})

const alreadyAttributed: Finding = {
  level: 'warning',
  reason: 'already attributed',
  title: 'Cello shows this new user under this code already.',
  sentence: 'The attribution may have come through late by itself; only past payments may still be missing.',
  wayOut: "Look in Cello's event feed which invoices it has seen before you go on.",
}

const attributedToAnother = (code: string): Finding => ({
  level: 'blocker',
  reason: 'attributed to another',
  title: 'Cello credits another code for this new user.',
  sentence: `Cello shows the new user under ${code}, whose referrer would lose credit.`,
  wayOut: 'Only Cello can move it: write to support@cello.so with both codes.',
  other: code,
})
