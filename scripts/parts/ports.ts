import { createServer } from 'node:net'
import { Obstacle } from './obstacle.ts'

const host = '127.0.0.1'

/** Whether nothing listens on this port of the loopback. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => {
        resolve(true)
      }),
    )
  })
}

/** The first free port from this one on. */
export async function nextFreePort(from: number, taken: Iterable<number> = []): Promise<number> {
  const avoid = new Set(taken)
  for (let port = from; port < from + 500 && port < 65_536; port++) {
    if (!avoid.has(port) && (await isFree(port))) return port
  }
  throw new Obstacle(
    `No free port was found from ${from} on. Stop what uses them, or set PORT to another one.`,
  )
}

/** Any free port, chosen by the operating system. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port: 0, host }, () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => {
        resolve(port)
      })
    })
  })
}
