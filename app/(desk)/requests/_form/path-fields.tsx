'use client'

import { useState } from 'react'
import type { Plan } from '#lib/attribution/plan.ts'
import { CustomerField } from './customer-field.tsx'
import type { FormState } from './form-state.ts'
import { billingIn, customersIn } from './paths.ts'
import { PaymentsField } from './payments/payments-field.tsx'
import { needsTerms } from './payments/needs-terms.ts'
import { PersonFields } from './person-fields.tsx'
import { saysOf } from './plan-says.ts'
import { askedIn, type Situation } from './sent.ts'
import { SignupFields } from './signup-fields.tsx'
import { TermsFields } from './terms-fields.tsx'

interface PathFieldsProps {
  form: FormState
  situation: Situation
  plan: Plan | null
}

/** Whom it is about, and what else the path asks for. */
export function PathFields({ form, situation: { path }, plan }: PathFieldsProps) {
  const { values } = form
  const asked = askedIn(values, path)
  const place = customersIn(path, values.billing)
  const biller = billingIn(path, values.billing)
  const terms = saysOf(plan, 'terms')
  const missed = useOnceSaid(terms)
  const asksTerms = missed || values.interval !== '' || values.productKey !== ''
  return (
    <>
      {asked.customer && place && (
        <CustomerField
          form={form}
          place={place}
          billing={biller?.path ?? ''}
          planSays={saysOf(plan, 'customer')}
        />
      )}
      <PersonFields form={form} owner={plan?.code ?? null} planSays={saysOf(plan, 'code')} />
      {asked.signup && (
        <SignupFields
          form={form}
          biller={biller?.name}
          planSays={{ signup: saysOf(plan, 'signup'), email: saysOf(plan, 'e-mail') }}
        />
      )}
      {asked.payments && <PaymentsField form={form} />}
      {asked.terms && (asksTerms || (asked.payments && needsTerms(values))) && (
        <TermsFields form={form} planSays={terms} />
      )}
    </>
  )
}

/** A plan is read anew with every change, and says nothing meanwhile: what it once asked for stays. */
function useOnceSaid(said: string | undefined) {
  const [once, setOnce] = useState(false)
  if (said !== undefined && !once) setOnce(true)
  return once
}
