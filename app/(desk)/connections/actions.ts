'use server'

import { action } from '#lib/action.ts'
import { testChannel } from '#lib/announcements/test-channel.ts'

export const tellChannel = action('announcement:test').action(({ ctx: { actor } }) => testChannel(actor))
