// A worker that says what it weighs: for every message it is sent, its memory in megabytes once the garbage collector has run.
import { setTimeout as pause } from 'node:timers/promises'
import { startWorker } from '#lib/work/worker.ts'

export interface Weight {
  resident: number
  heap: number
}

const worker = await startWorker()
process.on('message', () => void weigh())
process.once('disconnect', () => void worker.stop().finally(() => process.exit()))
console.log('takes jobs')

async function weigh() {
  for (let times = 0; times < 3; times += 1) {
    globalThis.gc?.()
    await pause(500)
  }
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ resident: inMegabytes(rss), heap: inMegabytes(heapUsed) } satisfies Weight)
}

const inMegabytes = (bytes: number) => Math.round((bytes / 1024 ** 2) * 10) / 10
