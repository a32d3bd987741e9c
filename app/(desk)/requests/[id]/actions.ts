'use server'

import { z } from 'zod'
import { action } from '#lib/action.ts'
import { continueRequest } from '#lib/attribution/continue-request.ts'
import { decideRequest } from '#lib/attribution/decide-request.ts'
import { pauseRequest } from '#lib/attribution/pause-request.ts'
import { reportSteps } from '#lib/attribution/report-steps.ts'
import { resumeRequest } from '#lib/attribution/resume-request.ts'
import { settleDelivery } from '#lib/attribution/settle-delivery.ts'
import { stopRequest } from '#lib/attribution/stop-request.ts'
import { withdrawRequest } from '#lib/attribution/withdraw-request.ts'
import { isPlainLine } from '#lib/plain-text.ts'
import { because, longest, said, why } from './_parts/said.ts'

const requestId = z.uuid()
const answer = z.object({
  requestId,
  digest: z.string().max(200),
  shown: z.int().min(1).optional(),
  reason: said,
})

export const approve = action('request:decide')
  .inputSchema(answer)
  .action(({ ctx: { actor }, parsedInput }) => decideRequest(actor, { ...parsedInput, outcome: 'approved' }))

export const giveBack = action('request:decide')
  .inputSchema(answer)
  .action(({ ctx: { actor }, parsedInput }) => decideRequest(actor, { ...parsedInput, outcome: 'returned' }))

export const reject = action('request:decide')
  .inputSchema(answer)
  .action(({ ctx: { actor }, parsedInput }) => decideRequest(actor, { ...parsedInput, outcome: 'rejected' }))

export const withdraw = action('request:withdraw')
  .inputSchema(z.object({ requestId }))
  .action(({ ctx: { actor }, parsedInput }) => withdrawRequest(actor, parsedInput))

export const pause = action('request:pause')
  .inputSchema(z.object({ requestId, because: why }))
  .action(({ ctx: { actor }, parsedInput }) => pauseRequest(actor, parsedInput))

export const resume = action('request:resume')
  .inputSchema(z.object({ requestId }))
  .action(({ ctx: { actor }, parsedInput }) => resumeRequest(actor, parsedInput))

export const stop = action('request:stop')
  .inputSchema(z.object({ requestId, because: why }))
  .action(({ ctx: { actor }, parsedInput }) => stopRequest(actor, parsedInput))

export const settle = action('delivery:settle')
  .inputSchema(
    z.object({
      requestId,
      deliveryId: z.uuid(),
      others: z.array(z.uuid()).max(10_000).optional(),
      verdict: z.enum(['arrived', 'did not arrive']),
      because,
    }),
  )
  .action(({ ctx: { actor }, parsedInput }) => settleDelivery(actor, parsedInput))

export const goOn = action('request:continue')
  .inputSchema(
    z.object({
      requestId,
      position: z.int().min(0),
      choice: z.enum(['again', 'go on', 'leave out']),
      because,
    }),
  )
  .action(({ ctx: { actor }, parsedInput }) => continueRequest(actor, parsedInput))

export const report = action('step:report')
  .inputSchema(
    z.object({
      requestId,
      positions: z.array(z.int().min(0)).max(10_000),
      did: z.enum(['done', 'left out']),
      because,
      link: z
        .url({
          protocol: /^https?$/,
          error: 'A link begins with https://. Leave it empty where there is none.',
        })
        .max(longest, `That is too long: at most ${longest} characters.`)
        .refine(isPlainLine, 'There is an invisible control character in the link. Copy it again.')
        .optional(),
      evidence: z.array(z.uuid()).max(100).optional(),
    }),
  )
  .action(({ ctx: { actor }, parsedInput }) => reportSteps(actor, parsedInput))
