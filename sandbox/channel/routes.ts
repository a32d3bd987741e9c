import { Hono } from 'hono'
import { z } from 'zod'
import { fontAt, fontHeaders } from '../looks/fonts.ts'
import { versionOf } from '../looks/version.ts'
import { type ChannelFault, faultShape } from './fault.ts'
import type { ChannelMessage } from './message.ts'
import { channelPage, messageRows } from './pages.ts'

export interface Channel {
  readonly messages: ChannelMessage[]
  fault(fault: ChannelFault): () => void
  clearFaults(): void
}

export function channelRoutes(channel: Channel, deskAddress: string) {
  return new Hono()
    .get('/', async (c) => c.html(await channelPage(channel.messages, deskAddress)))
    .get('/live', async (c) => {
      const text = await messageRows(channel.messages)
      c.header('etag', versionOf(text))
      return c.req.header('if-none-match') === versionOf(text) ? c.body(null, 304) : c.html(text)
    })
    .get('/_looks/:file', (c) => {
      const font = fontAt(c.req.path)
      return font ? c.body(font, 200, fontHeaders) : c.notFound()
    })
    .get('/_sandbox/messages', (c) => c.json({ messages: channel.messages }))
    .post('/_sandbox/faults', async (c) => {
      const parsed = faultShape.safeParse(await c.req.json().catch(() => null))
      if (!parsed.success) return c.json({ message: z.prettifyError(parsed.error) }, 400)
      channel.fault(parsed.data)
      return c.json({}, 201)
    })
    .delete('/_sandbox/faults', (c) => {
      channel.clearFaults()
      return c.body(null, 204)
    })
}
