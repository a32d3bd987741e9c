'use server'

import { z } from 'zod'
import { action } from '#lib/action.ts'
import { stuckQueues } from '#lib/work/queues.ts'
import { pauseEverything } from '#lib/work/pause-everything.ts'
import { redriveJobs } from '#lib/work/redrive-jobs.ts'
import { resumeEverything } from '#lib/work/resume-everything.ts'
import { why } from '../requests/[id]/_parts/said.ts'

export const redrive = action('work:redrive')
  .inputSchema(z.object({ queue: z.enum(stuckQueues), jobId: z.uuid().optional() }))
  .action(({ ctx: { actor }, parsedInput }) => redriveJobs(actor, parsedInput))

export const pauseAll = action('work:pause')
  .inputSchema(z.object({ because: why }))
  .action(({ ctx: { actor }, parsedInput }) => pauseEverything(actor, parsedInput))

export const resumeAll = action('work:resume')
  .inputSchema(z.object({ pauseId: z.uuid() }))
  .action(({ ctx: { actor }, parsedInput }) => resumeEverything(actor, parsedInput))
