import { connect, createServer, type Socket } from 'node:net'
import { messageReader, readBound, readText } from './wire.ts'

export interface Statement {
  text: string
  values: string[]
  /** The same for all statements of one connection. */
  connection: object
}

/** The worker dies before the statement reaches PostgreSQL, or once it is done and before its answer arrives. */
export type Death = 'before' | 'after'

export interface Watched {
  /** Where PostgreSQL listens. */
  behind: URL
  /** Asked about every statement on its way. */
  judge: (statement: Statement) => Death | undefined
  kill: () => void
}

/** Stands between one worker and PostgreSQL, reads what passes, and ends the worker at the very statement that it is told to. */
export async function openDatabaseProxy(watched: Watched) {
  const sockets = new Set<Socket>()
  let isDead = false
  const die = () => {
    isDead = true
    watched.kill()
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((worker) => {
    if (isDead) worker.destroy()
    else join(worker, watched, { die, isDead: () => isDead, sockets })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    port: address.port,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

interface Place {
  die: () => void
  isDead: () => boolean
  sockets: Set<Socket>
}

function join(worker: Socket, { behind, judge }: Watched, { die, isDead, sockets }: Place) {
  const database = connect(Number(behind.port), behind.hostname)
  const texts = new Map<string, string>()
  const connection = {}
  const fromWorker = messageReader({ nameless: true })
  const fromDatabase = messageReader({ nameless: false })
  /** How many times PostgreSQL will have said, or has said, that it is ready; the first time is after the connection was made. */
  let asked = 1
  let ready = 0
  let fatal = Infinity

  for (const [socket, other] of [
    [worker, database],
    [database, worker],
  ] as const) {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
    socket.once('close', () => {
      sockets.delete(socket)
      other.destroy()
    })
  }

  worker.on('data', (chunk: Buffer) => {
    for (const message of fromWorker(chunk)) {
      if (isDead()) return
      const death = judge({ ...told(message), connection })
      if (death === 'before') {
        die()
        return
      }
      if (death === 'after') fatal = asked + 1
      if (message.letter === 'S' || message.letter === 'Q') asked += 1
      database.write(message.whole)
    }
  })

  database.on('data', (chunk: Buffer) => {
    ready += fromDatabase(chunk).filter(({ letter }) => letter === 'Z').length
    if (ready >= fatal) die()
    // What comes before the end of the fatal statement is held back: the worker learns nothing of it.
    else if (fatal === Infinity && !isDead()) worker.write(chunk)
  })

  function told(message: Parameters<typeof readText>[0]) {
    if (message.letter === 'P') {
      const { name, text } = readText(message)
      texts.set(name, text)
    }
    if (message.letter === 'Q') return { text: readText(message).text, values: [] }
    if (message.letter !== 'B') return { text: '', values: [] }
    const { name, values } = readBound(message)
    return { text: texts.get(name) ?? '', values }
  }
}
