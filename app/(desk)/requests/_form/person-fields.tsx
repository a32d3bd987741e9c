import { TextInput } from '#app/_ui/text-input.tsx'
import { parseReferralCode } from '#lib/attribution/parse-referral-code.ts'
import type { Plan } from '#lib/attribution/plan.ts'
import { bind, type FormState } from './form-state.ts'

const eMail = 'This looks like an e-mail. Is Cello booted with it?'

interface PersonFieldsProps {
  form: FormState
  /** Whose code it is, once the plan was read. */
  owner: Plan['code']
  /** What the plan says against the code. */
  planSays: string | undefined
}

/** By whom the new user was referred, and who the new user is. */
export function PersonFields({ form, owner, planSays }: PersonFieldsProps) {
  const code = bind(form, 'referralCode')
  const newUser = bind(form, 'newUserId')
  return (
    <>
      <TextInput
        label="Referral code or link"
        needed
        mono
        {...code}
        error={code.error ?? planSays}
        hint={<CodeHint typed={code.value.trim()} owner={owner} />}
      />
      <TextInput
        label="New user id in your product"
        needed
        mono
        {...newUser}
        hint={newUser.value.includes('@') ? eMail : 'The id you boot Cello with, not the e-mail.'}
      />
      <TextInput
        label="Organisation id"
        needed="only for organisation-level referrals"
        mono
        {...bind(form, 'organizationId')}
      />
    </>
  )
}

function CodeHint({ typed, owner }: { typed: string; owner: Plan['code'] }) {
  const code = parseReferralCode(typed)
  if (typed === '') return "The referrer's, 11 letters and digits, or the whole link pasted."
  const whose = owner && `of ${owner.ownerId}, ${owner.campaignId}`
  if (code === typed) return whose && `Code ${whose}`
  return (
    <>
      Code <span className="font-mono text-ink">{code}</span> {whose ?? 'in this link'}
    </>
  )
}
