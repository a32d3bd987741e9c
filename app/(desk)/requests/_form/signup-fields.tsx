'use client'

import { formatExact } from '#app/_ui/format.ts'
import { useZone } from '#app/_ui/reader.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { readMoment } from '#lib/attribution/read-moment.ts'
import { bind, type FormState } from './form-state.ts'

interface SignupFieldsProps {
  form: FormState
  /** Who bills, where the e-mail address may come from. */
  biller: string | undefined
  /** What the plan misses. */
  planSays: { signup: string | undefined; email: string | undefined }
}

/** What Cello's API is told of the sign-up. */
export function SignupFields({ form, biller, planSays }: SignupFieldsProps) {
  const at = bind(form, 'signupAt')
  const email = bind(form, 'signupEmail')
  return (
    <>
      <TextInput
        label="When the new user signed up"
        needed
        {...at}
        placeholder="2026-11-03 14:05"
        error={at.error ?? (form.isLeft('signupAt') ? planSays.signup : undefined)}
        hint={<MomentHint typed={at.value} />}
      />
      <TextInput
        label="New user's e-mail"
        needed
        type="email"
        {...email}
        error={email.error ?? (form.isLeft('signupEmail') ? planSays.email : undefined)}
        hint={
          biller === undefined
            ? 'The one that the new user signed up with.'
            : `${biller}'s, unless the new user signed up with another.`
        }
      />
      <TextInput label="New user's name" needed="if you like" {...bind(form, 'signupName')} />
    </>
  )
}

function MomentHint({ typed }: { typed: string }) {
  const zone = useZone()
  const read = readMoment(typed, { now: new Date(), zone })
  if (typeof read === 'string')
    return `As the product's own records have it; in ${zone.replaceAll('_', ' ')}, or with its zone.`
  return formatExact(Date.parse(read.at), zone)
}
