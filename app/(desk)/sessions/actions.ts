'use server'

import { z } from 'zod'
import { action } from '#lib/action.ts'
import { endSessions } from '#lib/people/end-sessions.ts'

export const end = action('session:end')
  .inputSchema(z.object({ sessionIds: z.array(z.uuid()).min(1).max(1000) }))
  .action(({ ctx: { actor }, parsedInput }) => endSessions(actor, parsedInput))
