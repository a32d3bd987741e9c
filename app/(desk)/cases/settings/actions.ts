'use server'

import { z } from 'zod'
import { action } from '#lib/action.ts'
import { keepCause, keepDeclineReason, keepEvidenceAsk } from '#lib/cases/keep-lists.ts'
import { keepTemplate } from '#lib/cases/keep-template.ts'
import { setSla } from '#lib/cases/set-sla.ts'
import { causeForm, declineReasonForm, evidenceAskForm, templateForm } from '#lib/cases/settings-form.ts'
import { slaForm } from '#lib/cases/sla-form.ts'
import { makeToken, tokenForm } from '#lib/intake/make-token.ts'
import { revokeToken } from '#lib/intake/revoke-token.ts'

export const cause = action('case-settings:change')
  .inputSchema(causeForm)
  .action(({ ctx: { actor }, parsedInput }) => keepCause(actor, parsedInput))

export const declineReason = action('case-settings:change')
  .inputSchema(declineReasonForm)
  .action(({ ctx: { actor }, parsedInput }) => keepDeclineReason(actor, parsedInput))

export const evidenceAsk = action('case-settings:change')
  .inputSchema(evidenceAskForm)
  .action(({ ctx: { actor }, parsedInput }) => keepEvidenceAsk(actor, parsedInput))

export const template = action('case-settings:change')
  .inputSchema(templateForm)
  .action(({ ctx: { actor }, parsedInput }) => keepTemplate(actor, parsedInput))

export const sla = action('case-settings:change')
  .inputSchema(slaForm)
  .action(({ ctx: { actor }, parsedInput }) => setSla(actor, parsedInput))

export const make = action('api-token:make')
  .inputSchema(tokenForm)
  .action(({ ctx: { actor }, parsedInput }) => makeToken(actor, parsedInput))

export const revoke = action('api-token:revoke')
  .inputSchema(z.object({ tokenId: z.uuid() }))
  .action(({ ctx: { actor }, parsedInput }) => revokeToken(actor, parsedInput))
