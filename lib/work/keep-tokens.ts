import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, lt, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { tokens } from '#db/schema/tokens.ts'
import { env } from '#lib/env.ts'
import { unavailable } from '#lib/errors.ts'
import { shareTokens, type Renewal, type Token } from '#lib/providers/index.ts'
import { seal, unseal } from './seal.ts'

/** From now on this process keeps Cello's tokens in the database, where every web process and worker finds them. */
export function keepTokens() {
  shareTokens({ read, renew })
}

/** How long one process has for a renewal before another may try, by the database's clock. */
const lease = sql`date_trunc('milliseconds', clock_timestamp()) + interval '30 seconds'`

/** How long a caller waits for another's renewal, and how often it looks. Milliseconds. */
const patience = 20_000
const between = 100

async function read(account: string): Promise<Token | null> {
  const [row] = await db().select({ sealed: tokens.sealed }).from(tokens).where(eq(tokens.account, account))
  const text = row?.sealed ? unseal(env().NEXTAUTH_SECRET, account, row.sealed) : null
  return text === null ? null : (JSON.parse(text) as Token)
}

async function renew(account: string, renewal: Renewal): Promise<Token> {
  const until = Date.now() + patience
  for (;;) {
    const mine = await takeLease(account)
    if (mine) return renewUnder(account, mine, renewal)
    if (Date.now() > until) throw unavailable("Cello's new token does not come. Try again in a minute.")
    await pause(between)
    const known = await read(account)
    if (known && renewal.serves(known)) return known
  }
}

async function takeLease(account: string): Promise<Date | null> {
  const free = or(isNull(tokens.renewingUntil), lt(tokens.renewingUntil, sql`clock_timestamp()`))
  const [row] = await db()
    .insert(tokens)
    .values({ account, renewingUntil: lease })
    .onConflictDoUpdate({
      target: tokens.account,
      set: { renewingUntil: lease },
      ...(free && { setWhere: free }),
    })
    .returning({ until: tokens.renewingUntil })
  return row?.until ?? null
}

/** Whoever renewed just before has left a token that serves: then nothing is asked. */
async function renewUnder(account: string, mine: Date, { serves, ask }: Renewal): Promise<Token> {
  const known = await read(account)
  if (known && serves(known)) {
    await endLease(account, mine)
    return known
  }
  const token = await ask(known).catch(async (error: unknown) => {
    await endLease(account, mine)
    throw error
  })
  await endLease(account, mine, token)
  return token
}

/** Nothing is kept by a process whose lease ran out: another one's token stands there already. */
async function endLease(account: string, mine: Date, token?: Token) {
  const kept = token && {
    sealed: seal(env().NEXTAUTH_SECRET, account, JSON.stringify(token)),
    renewedAt: new Date(),
  }
  await db()
    .update(tokens)
    .set({ ...kept, renewingUntil: null })
    .where(and(eq(tokens.account, account), eq(tokens.renewingUntil, mine)))
}
