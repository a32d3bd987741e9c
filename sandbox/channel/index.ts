import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createFaults } from '../faults/create-faults.ts'
import { breakBefore, Cut, holdWork, spoilAnswer } from '../faults/broken-answer.ts'
import { readBody, serve } from '../http/serve.ts'
import type { ChannelFault } from './fault.ts'
import { type ChannelMessage, readMessage } from './message.ts'
import { channelRoutes } from './routes.ts'

export type { ChannelFault } from './fault.ts'
export type { ChannelMessage } from './message.ts'

export interface ChannelOptions {
  /** 0 or absent: any free port. Always on the loopback. */
  port?: number
  deskAddress: string
  /** In milliseconds. */
  now?: () => number
  /** What `snapshot()` gave. */
  snapshot?: ChannelMessage[]
  changed?: () => void
}

export interface ChannelWorld {
  /** Its page. */
  readonly address: string
  /** Where messages are posted; whoever knows it can write to the channel. */
  readonly webhook: string
  /** Newest first; the last 200. */
  readonly messages: ChannelMessage[]
  /** Switches a fault on; the returned function switches it off. */
  fault(fault: ChannelFault): () => void
  clearFaults(): void
  snapshot(): ChannelMessage[]
  close(): Promise<void>
}

const messageLimit = 200
const path = '/services/T0PRACTICE/B0PRACTICE/x7QpracticeOnlyWebhook'

/** A channel with an incoming webhook in Slack's format, and a page that shows it. */
export async function startChannel(options: ChannelOptions): Promise<ChannelWorld> {
  const { now = Date.now, changed = () => undefined } = options
  const kept = [...(options.snapshot ?? [])]
  const faults = createFaults<ChannelFault>(['refuse', 'cut', 'hold'])
  const channel = {
    get messages() {
      return kept.toReversed()
    },
    fault: (fault: ChannelFault) => faults.add(fault),
    clearFaults: () => {
      faults.clear()
    },
  }
  const pages = getRequestListener(channelRoutes(channel, options.deskAddress).fetch)

  async function take(request: IncomingMessage, response: ServerResponse) {
    const body = await readBody(request)
    const struck = faults.strike(request.method ?? '', request.url ?? '')
    breakBefore(struck)
    await holdWork(struck)
    const refused = struck.map(({ fault }) => fault).find((fault) => fault.kind === 'refuse')
    if (refused) {
      if (refused.retryAfter !== undefined) response.setHeader('retry-after', refused.retryAfter)
      answer(response, refused.status, refused.word ?? 'practice_fault')
      return
    }
    const read =
      request.url === path ? readMessage(request.headers['content-type'] ?? '', body) : 'no_service'
    if (typeof read === 'string') {
      answer(response, read === 'no_service' ? 404 : 400, read)
      return
    }
    kept.push({ id: randomUUID(), at: new Date(now()).toISOString(), ...read })
    kept.splice(0, kept.length - messageLimit)
    changed()
    await spoilAnswer(struck, 'ok')
    answer(response, 200, 'ok')
  }

  const served = await serve(options.port ?? 0, async (request, response) => {
    if (request.method !== 'POST' || request.url?.startsWith('/_sandbox/') === true)
      return pages(request, response)
    await take(request, response).catch((error: unknown) => {
      if (!(error instanceof Cut)) throw error
      response.destroy()
    })
  })

  return {
    address: served.address,
    webhook: `${served.address}${path}`,
    get messages() {
      return channel.messages
    },
    fault: channel.fault,
    clearFaults: channel.clearFaults,
    snapshot: () => [...kept],
    close: async () => {
      faults.clear()
      await served.close()
    },
  }
}

/** Slack answers in plain text: `ok`, or a word that says why not. */
function answer(response: ServerResponse, status: number, word: string) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(word)
}
