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
  const alive = new Map<WorkerProcess, Victim>()
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
    alive.set(worker, victim)
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
    /** Kills one of those that take jobs, by chance. */
    killOne(chance: () => number): Victim | undefined {
      const ready = [...alive].filter(
        ([worker]) => worker.isAlive() && worker.written().includes('takes jobs'),
      )
      const victim = ready[Math.floor(chance() * ready.length)]?.[1]
      victim?.kill()
      return victim
    },
    async stop() {
      isOver = true
      await Promise.all([...alive.keys()].map((worker) => worker.stop()))
    },
  }
}
