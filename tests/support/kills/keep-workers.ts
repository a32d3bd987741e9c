import type { Victim } from './campaign.ts'
import { type Death, openDatabaseProxy, type Statement } from './database-proxy.ts'
import { startWorkerProcess, type WorkerProcess } from './start-worker.ts'

export interface Kept {
  /** What Node runs. */
  file: string
  databaseUrl: string
  env: Record<string, string>
  judge: (victim: Victim, statement: Statement) => Death | undefined
}

/** So many workers at any time: for each that dies another is started. Each has its own way to the database. */
export async function keepWorkers(count: number, { file, databaseUrl, env, judge }: Kept) {
  const alive = new Set<WorkerProcess>()
  const dead = new Set<Victim>()
  let isOver = false

  async function startOne() {
    const behind = new URL(databaseUrl)
    const proxy = await openDatabaseProxy({
      behind,
      judge: (statement) => judge(victim, statement),
      kill: () => victim.kill(),
    })
    const address = new URL(databaseUrl)
    address.port = String(proxy.port)
    const worker = startWorkerProcess(file, { ...env, DATABASE_URL: address.href })
    const victim = {
      kill() {
        worker.kill()
        dead.add(victim)
      },
    }
    alive.add(worker)
    void worker.ended.then(() => {
      alive.delete(worker)
      proxy.close()
      if (!isOver) void startOne()
    })
    return worker
  }

  await Promise.all(Array.from({ length: count }, startOne))
  return {
    dead,
    async stop() {
      isOver = true
      await Promise.all([...alive].map((worker) => worker.stop()))
    },
  }
}
