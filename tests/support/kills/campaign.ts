import type { Step } from '#lib/providers/step.ts'
import { isWriting } from '../writes.ts'
import type { Taken } from '../pass-on.ts'
import { boundaries, type Boundary, reachOf, readWriting } from './boundaries.ts'
import type { Death, Statement } from './database-proxy.ts'
import type { Fate } from './provider-proxy.ts'
import { shuffle } from './seeded.ts'

export interface Filed {
  id: string
  path: string
  steps: Step[]
  /** What tells a call about this request from all others: the ids of its customer, its new user and its events. */
  words: string[]
}

/** A worker is to die when it comes to this boundary of this request. */
export interface Target {
  path: string
  boundary: Boundary
  /** Of the step; null: of the whole request. */
  position: number | null
}

/** Whom a campaign kills. */
export interface Victim {
  kill: () => void
}

/** So many deaths for each path, each boundary as often as any other, at steps of chance, on each request as often as on any other. */
export function planKills(all: readonly Filed[], count: number, chance: () => number) {
  const targets = new Map<string, Target[]>(all.map(({ id }) => [id, []]))
  const paths = [...new Set(all.map(({ path }) => path))]
  for (const path of paths) {
    const here = shuffle(
      all.filter((filed) => filed.path === path),
      chance,
    )
    const order = shuffle(boundaries, chance)
    for (let kill = 0; kill < Math.ceil(count / paths.length); kill += 1) {
      const filed = here[kill % here.length]
      const boundary = order[kill % order.length]
      if (!filed || !boundary) throw new Error('there is nothing to kill')
      targets.get(filed.id)?.push({ path, boundary, position: positionFor(boundary, filed, chance) })
    }
  }
  return targets
}

function positionFor(boundary: Boundary, { steps }: Filed, chance: () => number): number | null {
  const reach = reachOf(boundary)
  if (reach === 'request') return null
  const fitting = steps.flatMap((step, at) => (reach === 'step' || isWriting(step) ? [at] : []))
  return fitting[Math.floor(chance() * fitting.length)] ?? 0
}

/** Reads what the workers say to the database and to the providers, and tells which of them dies where. */
export function startCampaign(all: readonly Filed[], targets: Map<string, Target[]>) {
  const kills: Target[] = []
  /** Which request and step a delivery is of, and which step and worker a request is in. */
  const deliveries = new Map<string, { id: string; position: number }>()
  const inHand = new Map<string, { position: number; victim: Victim }>()
  const committing = new WeakSet<object>()

  function strike(id: string, position: number | null, among: (boundary: Boundary) => boolean) {
    const left = targets.get(id) ?? []
    const found = left.find(
      (target) => among(target.boundary) && (target.position === null || target.position === position),
    )
    if (!found) return undefined
    left.splice(left.indexOf(found), 1)
    kills.push(found)
    return found.boundary
  }

  function judgeStatement(victim: Victim, statement: Statement): Death | undefined {
    if (statement.text === 'commit' && committing.delete(statement.connection)) return 'after'
    for (const value of statement.values) {
      if (targets.has(value)) inHand.set(value, { position: inHand.get(value)?.position ?? 0, victim })
    }
    const writing = readWriting(statement)
    if (!writing) return undefined
    const known = deliveries.get(writing.id)
    const [id, position] = known ? [known.id, known.position] : [writing.id, writing.position]
    if (position !== null) inHand.set(id, { position, victim })
    const [delivery] = statement.values
    if (writing.before === 'before a delivery is opened' && delivery !== undefined && position !== null)
      deliveries.set(delivery, { id, position })
    const struck = strike(id, position, (boundary) => [writing.before, writing.after].includes(boundary))
    if (struck === undefined) return undefined
    if (struck === writing.before) return 'before'
    // What is written with its audit entry is done when that commits.
    if (reachOf(struck) !== 'request') return 'after'
    committing.add(statement.connection)
    return undefined
  }

  async function judgeCall({ method, url, body }: Taken): Promise<Fate | undefined> {
    // Chargebee tells Cello of a marked customer by itself.
    if (method !== 'POST' || body.includes('"customer_changed"')) return undefined
    const about = all.find(({ words }) => words.some((word) => url.includes(word) || body.includes(word)))
    const hand = about && inHand.get(about.id)
    if (!about || !hand) return undefined
    const struck = strike(about.id, hand.position, (boundary) => boundary in fates)
    const of = struck && fates[struck]
    return of && { of, kill: hand.victim.kill }
  }

  /** The requests whose last worker is dead, until another takes them. */
  const orphans = (dead: ReadonlySet<Victim>) =>
    [...inHand].filter(([, { victim }]) => dead.has(victim)).map(([id]) => id)

  return { kills, judgeStatement, judgeCall, orphans }
}

const fates: Partial<Record<Boundary, Fate['of']>> = {
  'the call is lost': 'lost',
  'the call arrives late': 'late',
  'the answer is lost': 'unanswered',
}
