import { execFileSync } from 'node:child_process'
import { findSpilt } from './find-spilt.ts'
import { startDesk } from './stack.ts'

const limit = 600

/** One desk for all browser tests; afterwards no table and no log holds a secret, and what is left of it in memory has a limit. */
export default async function setup() {
  const { stop, ...stack } = await startDesk()
  process.env['DESK_STACK'] = JSON.stringify(stack)
  return async () => {
    const spilt = await findSpilt(stack)
    const resident = residentMegabytes(stack.webPid)
    await stop()
    console.log(`Web and worker together: ${resident} MB resident (at most ${limit}).`)
    if (spilt.length > 0) throw new Error(`What nobody may read was written down: ${spilt.join('; ')}.`)
    if (resident > limit) throw new Error(`The web process holds ${resident} MB, more than ${limit}.`)
  }
}

function residentMegabytes(pid: number) {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Math.round(Number(kilobytes) / 1024)
}
