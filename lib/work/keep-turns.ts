import 'server-only'
import { countingClient } from '#db/client.ts'
import { shareTurns } from '#lib/providers/turns.ts'
import { type Book, evenlyOf, stretchOf, type Written } from '#lib/providers/turn-book.ts'

/** From now on turns of calls to providers are written into the database, with those of all web processes and workers. */
export const keepTurns = () => {
  shareTurns({ next, hold })
}

/** As `ownBook` does it, in one statement. */
const next: Book['next'] = async (limits, { within, late, unused = 0 }) => {
  const names = limits.map(({ of }) => of)
  const calls = limits.map((limit) => limit.calls)
  for (;;) {
    const [row] = await countingClient()<(Written & { lines: number; written: number })[]>`
      with asked as (
        select * from unnest(${names}::text[], ${calls}::int[], ${limits.map(stretchOf)}::int[], ${limits.map(evenlyOf)}::float8[]) as asked (of, calls, stretch, evenly)
      ), locked as materialized (
        select * from turns where of = any (${names}::text[]) order by of for update
      ), line as materialized (
        select of, calls, stretch, evenly, not_before, case when place is null then free else free[:place - 1] || 0::bigint || free[place + 1:] end as free
        from locked join asked using (of), array_position(free, ${unused}::bigint + stretch) as place
      ), due as (
        select ${nowMs()} as now, count(*)::int as lines,
          max(greatest(not_before, case when cardinality(free) >= calls then (select min(moment) from unnest(free) as moment) end)) as free
        from line
      ), turn as materialized (
        select lines, now, ceil(greatest(now, free))::bigint as at from due
      ), written as (
        update turns
        set free = case when place is null then line.free || until else line.free[:place - 1] || until || line.free[place + 1:] end,
          not_before = greatest(line.not_before, now) + evenly * power(least(1, 2.0 * taken / calls), 2)
        from line, turn,
          lateral (select at + ${late}::int + stretch as until) as ends,
          lateral (select array_position(line.free, max(moment)) as place from unnest(line.free) as moment where moment <= at) as places,
          lateral (select count(*) as taken from unnest(line.free) as moment where moment > now) as busy
        where turns.of = line.of and lines = ${names.length} and at - now <= ${Math.min(within, forever)}::float8
        returning turns.of
      )
      select lines, now::float8, at::float8, (at + ${late}::int)::float8 as until, (select count(*)::int from written) as written from turn`
    if (row?.lines === names.length) return row.written === names.length ? row : null
    await countingClient()`insert into turns (of) select unnest(${names}::text[]) on conflict do nothing`
  }
}

const forever = Number.MAX_SAFE_INTEGER

const hold: Book['hold'] = async ({ of }, ms) => {
  await countingClient()`
    insert into turns (of, not_before) values (${of}, ${nowMs()} + ${Math.ceil(ms)}::int)
    on conflict (of) do update set not_before = greatest(turns.not_before, excluded.not_before)`
}

/** The database's clock, which is the same for all processes, whatever theirs say. Milliseconds since 1970. */
const nowMs = () => countingClient()`(extract(epoch from clock_timestamp()) * 1000)::bigint`
