'use server'

import { z } from 'zod'
import { action } from '#lib/action.ts'
import { chooseWay } from '#lib/notices/choose-way.ts'
import { noticeKinds, noticeWays } from '#lib/notices/kinds.ts'
import { readAllNotices, readNotice } from '#lib/notices/read-notices.ts'

export const markRead = action('notice:read')
  .inputSchema(z.object({ noticeId: z.uuid() }))
  .action(({ ctx: { actor }, parsedInput }) => readNotice(actor, parsedInput))

export const markAllRead = action('notice:read').action(({ ctx: { actor } }) => readAllNotices(actor))

export const choose = action('notice:choose')
  .inputSchema(z.object({ kind: z.enum(noticeKinds), way: z.enum(noticeWays) }))
  .action(({ ctx: { actor }, parsedInput }) => chooseWay(actor, parsedInput))
