'use server'

import { z } from 'zod'
import { action } from '#lib/action.ts'
import { decidePolicy } from '#lib/policy/decide-policy.ts'
import { policyForm } from '#lib/policy/policy-form.ts'
import { proposePolicy } from '#lib/policy/propose-policy.ts'
import { withdrawPolicy } from '#lib/policy/withdraw-policy.ts'
import { said } from '../requests/[id]/_parts/said.ts'

const policyId = z.uuid()
const answer = z.object({ policyId, because: said })

export const propose = action('policy:propose')
  .inputSchema(policyForm)
  .action(({ ctx: { actor }, parsedInput }) => proposePolicy(actor, parsedInput))

export const accept = action('policy:decide')
  .inputSchema(answer)
  .action(({ ctx: { actor }, parsedInput }) => decidePolicy(actor, { ...parsedInput, outcome: 'accepted' }))

export const reject = action('policy:decide')
  .inputSchema(answer)
  .action(({ ctx: { actor }, parsedInput }) => decidePolicy(actor, { ...parsedInput, outcome: 'rejected' }))

export const withdraw = action('policy:propose')
  .inputSchema(z.object({ policyId }))
  .action(({ ctx: { actor }, parsedInput }) => withdrawPolicy(actor, parsedInput))
