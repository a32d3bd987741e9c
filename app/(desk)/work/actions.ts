'use server'

import { z } from 'zod'
import { action } from '#lib/action.ts'
import { stuckQueues } from '#lib/work/queues.ts'
import { redriveJobs } from '#lib/work/redrive-jobs.ts'

export const redrive = action('work:redrive')
  .inputSchema(z.object({ queue: z.enum(stuckQueues), jobId: z.uuid().optional() }))
  .action(({ ctx: { actor }, parsedInput }) => redriveJobs(actor, parsedInput))
