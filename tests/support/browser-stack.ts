import { execFileSync } from 'node:child_process'
import { buildWhenChanged } from '#scripts/parts/build.ts'
import { startChild } from '#scripts/parts/child.ts'
import { findSpilt } from './find-spilt.ts'
import { startDesk } from './stack.ts'

const limit = 600

/**
 * One desk for the browser tests that share one, and another for those that change what all build on. Afterwards no table and no log holds
 * a secret, and what is left of each in memory has a limit.
 */
export default async function setup() {
  await buildWhenChanged(startChild, () => undefined)
  // One after the other: two that look for free ports at once may choose the same.
  const desks = [await open('desk'), await open('alone')]
  return async () => {
    const wrong = (await Promise.all(desks.map((close) => close()))).flat()
    if (wrong.length > 0) throw new Error(wrong.join(' '))
  }
}

/** For the project of that name. The function returned ends it, and tells what is wrong. */
async function open(project: string) {
  const { stop, ...stack } = await startDesk()
  process.env[`DESK_STACK_${project}`] = JSON.stringify(stack)
  return async () => {
    const spilt = await findSpilt(stack)
    const resident = residentMegabytes(stack.webPid)
    await stop()
    console.log(`Web and worker of “${project}” together: ${resident} MB resident (at most ${limit}).`)
    return [
      ...(spilt.length > 0 ? [`What nobody may read was written down: ${spilt.join('; ')}.`] : []),
      ...(resident > limit ? [`The web process holds ${resident} MB, more than ${limit}.`] : []),
    ]
  }
}

function residentMegabytes(pid: number) {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Math.round(Number(kilobytes) / 1024)
}
