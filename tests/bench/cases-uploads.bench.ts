import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { startDesk } from '../support/stack.ts'
import { type Bench, atMost, exactly, type Row, seen } from './support/bench.ts'
import { residentMegabytes } from './support/resident.ts'
import { download, seedUploaders, type Sent, upload } from './support/uploads.ts'

const people = 40
const limit = 300

/** What the web process holds in memory beyond what it held before, while 40 people upload or download 10 MB each at once. */
export default async function measureUploads({ atEnd }: Bench): Promise<Row[]> {
  const desk = await startDesk()
  atEnd(desk.stop)
  const owner = postgres(desk.ownerUrl, { max: 1, onnotice: () => undefined })
  atEnd(() => owner.end({ timeout: 1 }))
  const address = `http://127.0.0.1:${new URL(desk.address).port}`
  const uploaders = await seedUploaders(owner, people)
  for (const { cookie, caseId } of uploaders.slice(0, 5))
    await (await fetch(`${address}/cases/${caseId}`, { headers: { cookie } })).arrayBuffer()
  const before = residentMegabytes(desk.webPid)

  /** Does it for all at once, and gives how far the memory rose meanwhile. */
  async function weigh<T>(act: (uploader: (typeof uploaders)[number], index: number) => Promise<T>) {
    const over = new AbortController()
    let most = 0
    const sampling = (async () => {
      while (!over.signal.aborted) {
        most = Math.max(most, residentMegabytes(desk.webPid) - before)
        await pause(50)
      }
    })()
    const done = await Promise.all(uploaders.map(act)).finally(() => {
      over.abort()
    })
    await sampling
    return { done, most }
  }

  const whole = (sent: Sent[], read: string[]) =>
    sent.filter(({ sha256 }, index) => sha256 === read[index]).length
  const fast = await weigh((uploader, index) => upload(address, uploader, index))
  const read = await weigh((uploader, index) =>
    download(address, uploader, fast.done[index]?.evidenceId ?? ''),
  )
  const slow = await weigh((uploader, index) => upload(address, uploader, index, 10))
  const readAgain = await weigh((uploader, index) =>
    download(address, uploader, slow.done[index]?.evidenceId ?? ''),
  )
  const seconds = Math.max(...fast.done.map((one) => one.seconds))
  return [
    seen('web and worker together before uploads, resident', before, 'MB'),
    atMost(`${people} uploads of 10 MB at once: more memory than before`, fast.most, 'MB', limit),
    exactly(
      `${people} uploads of 10 MB at once: arrived whole`,
      whole(fast.done, read.done),
      'files',
      people,
    ),
    seen(`${people} uploads of 10 MB at once: the longest`, Math.round(seconds * 10) / 10, 's'),
    atMost(`${people} downloads of 10 MB at once: more memory than before`, read.most, 'MB', limit),
    atMost(`${people} slow uploads of 10 MB at once: more memory than before`, slow.most, 'MB', limit),
    exactly(
      `${people} slow uploads of 10 MB at once: arrived whole`,
      whole(slow.done, readAgain.done),
      'files',
      people,
    ),
  ]
}
