import { mostBytes } from '#lib/signups/read-export.ts'

/** The body as it comes in; `drain` takes in what nobody read, since a browser that is still sending does not see its answer. */
export function readBody(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader()
  async function* chunks() {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  }
  async function drain() {
    let left = mostBytes
    for await (const chunk of chunks()) {
      left -= chunk.length
      if (left < 0) return reader.cancel()
    }
  }
  return { chunks: chunks(), drain }
}
