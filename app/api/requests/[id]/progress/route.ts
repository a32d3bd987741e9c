import { route } from '#lib/route.ts'
import { watchRequest } from '#lib/work/watch-requests.ts'

export const dynamic = 'force-dynamic'

const beat = 15_000
const gather = 80

/** Server-sent events: `changed` at once and after every change of the request. What changed is read by the page itself. */
export const GET = route<'request:see', { id: string }>('request:see', async ({ actor, params, request }) => {
  const stream = new TransformStream<Uint8Array, Uint8Array>()
  const writer = stream.writable.getWriter()
  const encoder = new TextEncoder()
  const send = (text: string) => void writer.write(encoder.encode(text)).catch(() => undefined)
  let soon: NodeJS.Timeout | undefined
  const changed = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      send('event: changed\ndata: {}\n\n')
    }, gather)
  }
  const unwatch = await watchRequest(actor, params.id, changed)
  const beating = setInterval(() => {
    send(': still here\n\n')
  }, beat)
  const end = () => {
    clearInterval(beating)
    clearTimeout(soon)
    unwatch()
    void writer.close().catch(() => undefined)
  }
  request.signal.addEventListener('abort', end)
  void writer.closed.catch(end)
  send('retry: 1000\nevent: changed\ndata: {}\n\n')
  return new Response(stream.readable, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
})
