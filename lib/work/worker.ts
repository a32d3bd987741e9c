import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { Job } from 'pg-boss'
import { client, disconnect } from '#db/client.ts'
import { carryOutRequest } from '#lib/attribution/carry-out-request.ts'
import { confirmRequest } from '#lib/attribution/confirm-request.ts'
import { TryLater } from '#lib/attribution/try-later.ts'
import { permitDesk } from '#lib/auth/actor.ts'
import { log, logUnknown } from '#lib/log.ts'
import { inSpan } from '#lib/telemetry/in-span.ts'
import { boss, stopBoss } from './boss.ts'
import { keepTokens } from './keep-tokens.ts'
import { noticeRestore } from './notice-restore.ts'
import { keepTurns } from './keep-turns.ts'
import { observeWork } from './observe-work.ts'
import {
  carryOutQueue,
  confirmQueue,
  enqueueAgain,
  enqueueConfirm,
  enqueueSoon,
  isCarryOutWaiting,
  type RequestJob,
  type ScheduleName,
  scheduleNames,
} from './queues.ts'
import { schedules } from './run-schedules.ts'

/** How many customers one worker serves at once. */
const sideBySide = 5

/**
 * One after another it begins to serve them. Many requests that begin at the same moment all read at first and all send later: each kind
 * of call would wait for its own limit while the others rest. Milliseconds.
 */
const apart = 1000

/** Looks again after these many seconds, and from then on at the last of them, for three days in all. */
const looks = [1, 2, 4, 8, 15, 30, 60, 300, 900, 3600]
const threeDays = 3 * 24 * 3600_000

/** A mail waits so long for other notices to the same person, a message to the channel for others. Seconds. */
const burst = 5

/** Takes jobs until told to stop; resolves once it listens. */
export async function startWorker() {
  keepTokens()
  await noticeRestore(permitDesk('request:carry-out'))
  keepTurns()
  const stopping = new AbortController()
  const queue = await boss()
  const options = { notifyPollingIntervalSeconds: 1, pollingIntervalSeconds: 1 }
  const serveOne = () =>
    queue.work<RequestJob>(carryOutQueue, options, async ([job]) => {
      if (job) await carryOut(job, AbortSignal.any([stopping.signal, job.signal]))
    })
  await serveOne()
  const serving = serveMore(serveOne, stopping.signal)
  await queue.work<RequestJob>(confirmQueue, options, async ([job]) => {
    if (job) await confirm(job)
  })
  for (const name of scheduleNames)
    await queue.work(name, { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 }, () =>
      runScheduled(name),
    )
  await runSoonAfter('notices_told', 'mail-notices', burst)
  await runSoonAfter('announced', 'post-announcements', burst)
  await runSoonAfter('deciders_changed', 'judge-deciders', 0)
  await runSoonAfter('cases_asked', 'remind-of-cases', 0)
  const observed = observeWork(permitDesk('work:see'))
  return {
    async stop() {
      stopping.abort()
      observed()
      await serving
      await stopBoss()
      await disconnect()
    },
  }
}

async function serveMore(serveOne: () => Promise<unknown>, signal: AbortSignal) {
  for (let serving = 1; serving < sideBySide; serving += 1) {
    await pause(apart, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await serveOne().catch((error: unknown) => logUnknown(error, 'serve one more'))
  }
}

async function carryOut({ data }: Job<RequestJob>, signal: AbortSignal) {
  try {
    const { requestId } = data
    const { carriedOut } = await inSpan('carry out', { attributes: { 'desk.request': requestId } }, () =>
      carryOutRequest(permitDesk('request:carry-out'), { requestId, signal }),
    )
    if (carriedOut) await enqueueConfirm(data.requestId, 0)
  } catch (error) {
    if (!(error instanceof TryLater)) throw unknownError(error, `carry out ${data.requestId}`)
    log.info({ requestId: data.requestId, because: error.message }, 'carry out again later')
    await enqueueAgain(data, error)
  }
}

/** What the queue keeps of an error: its text may name people, and stays in the log. */
const unknownError = (error: unknown, during: string) =>
  new Error(`unknown error, see the log: ${logUnknown(error, during)}`)

/** What the database tells of is done at once; were it missed, the next time of the schedule would do it. */
const runSoonAfter = (channel: string, name: ScheduleName, seconds: number) =>
  client().listen(channel, () => {
    enqueueSoon(name, seconds).catch((error: unknown) => logUnknown(error, `run ${name} soon`))
  })

async function runScheduled(name: ScheduleName) {
  try {
    await schedules[name].run()
  } catch (error) {
    throw unknownError(error, name)
  }
}

/** How often, and for how long each time, a look at the proof is put off. Seconds. */
const putOff = { times: 6, seconds: 10 }

/** While approved requests wait for a worker, what the provider allows is theirs: their proof is looked at a minute later at most. */
async function confirm({ data }: Job<RequestJob>) {
  const { requestId, tries = 0 } = data
  if (tries < putOff.times && (await isCarryOutWaiting()))
    return enqueueConfirm(requestId, putOff.seconds, tries + 1)
  const desk = permitDesk('request:carry-out')
  const { since, complete } = await confirmRequest(desk, requestId).catch((error: unknown) => {
    throw unknownError(error, `confirm ${requestId}`)
  })
  if (complete || Date.now() - since.getTime() > threeDays) return
  const seconds = (Date.now() - since.getTime()) / 1000
  const next = looks.find((look) => look > seconds / 2) ?? 3600
  log.debug({ requestId, next }, 'proof not complete yet')
  await enqueueConfirm(requestId, next, putOff.times)
}
