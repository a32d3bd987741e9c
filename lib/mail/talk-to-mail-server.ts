import 'server-only'
import { parseConnectionUrl } from 'nodemailer/lib/shared/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'

/** Milliseconds: each wait for the server, and the whole talk. A message that is open for longer has no talk under way any more. */
const limits = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  dnsTimeout: 10_000,
  socketTimeout: 20_000,
}
const longestTalk = 30_000

const loopback = ['127.0.0.1', 'localhost', '::1']

type Say = (connection: SMTPConnection, done: (error?: Error | null) => void) => void

/**
 * Connects to the mail server, signs in where `url` says how, and does what `say` does. Rejects with whatever went wrong first. A password
 * leaves this machine only encrypted, unless the address says `?requireTLS=false`.
 */
export async function talkToMailServer(url: string, say: Say): Promise<void> {
  const { auth, ...place } = parseConnectionUrl(url)
  const requireTLS = auth !== undefined && !loopback.includes(place.host ?? '')
  const connection = new SMTPConnection({ requireTLS, ...place, ...limits })
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const done = (error?: Error | null) => {
    if (error) reject(error)
    else resolve(undefined)
  }
  const timer = setTimeout(() => reject(timedOut()), longestTalk)
  connection.on('error', reject)
  connection.once('end', () => reject(new Error('The connection ended.')))
  connection.connect((unconnected) => {
    if (unconnected) reject(unconnected)
    else if (!auth || !('pass' in auth)) say(connection, done)
    else
      connection.login({ user: auth.user, pass: auth.pass }, (unknown) => {
        if (unknown) reject(unknown)
        else say(connection, done)
      })
  })
  try {
    await promise
  } finally {
    clearTimeout(timer)
    connection.close()
  }
}

const timedOut = () => Object.assign(new Error('The mail server took too long.'), { code: 'ETIMEDOUT' })
