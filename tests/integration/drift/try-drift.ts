import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { formFor } from '#tests/support/contract-cases.ts'
import { type Fields, paging } from './fields.ts'
import { another, type Field } from './leaves.ts'
import { type Change, changing, type openDriftingWorld } from './world.ts'

export interface Drift {
  name: string
  form: ReturnType<typeof formFor>
  fields: Fields
}

const number = fc.integer({ min: 1, max: 10_000 })

type World = Awaited<ReturnType<typeof openDriftingWorld>>

const named = (fields: Fields, which: 'counts' | 'harmless') =>
  Object.entries(fields).flatMap(([route, read]) =>
    (which === 'counts' ? (read.counts ?? []) : Object.keys(read.harmless ?? {})).map(
      (pattern) => `${route} ${pattern}`,
    ),
  )

/** Between approval and carrying out, one field after another of all that the provider answers becomes another. */
export function tryDrift(world: World, { name, form, fields }: Drift) {
  const counting = named(fields, 'counts')

  describe(name, () => {
    let id: string
    let answered: Field[]

    beforeAll(async () => {
      ;({ id, fields: answered } = await world.approved(form))
    })

    const valueOf = (one: string) =>
      answered.find((field) => field.name === one)?.values.find((value) => value !== null) ?? null

    it('knows every field that it reads', () => {
      const names = answered.map((field) => field.name)
      expect([...counting, ...named(fields, 'harmless')].filter((one) => !names.includes(one))).toEqual([])
      expect(new Set([...counting, ...named(fields, 'harmless')]).size).toBe(
        counting.length + named(fields, 'harmless').length,
      )
    })

    it.each(counting)('sends nothing where another %s is answered', async (one) => {
      await fc.assert(
        fc.asyncProperty(number, async (drawn) => {
          const before = world.writes()
          const change = changing(new Map([[one, another(one, valueOf(one), drawn)]]))
          const state = await world.starts(id, change, new AbortController().signal)
          expect(state).toMatch(/^(stale|approved)$/)
          expect(world.writes()).toBe(before)
        }),
        { numRuns: 3 },
      )
    })

    it('goes on whatever else is answered', { timeout: 60_000 }, async () => {
      const others = answered
        .map(({ name: one }) => one)
        .filter((one) => !counting.includes(one) && !paging.test(one))
      await fc.assert(
        fc.asyncProperty(fc.subarray(others), number, async (some, drawn) => {
          const changes = some.map((one) => [one, another(one, valueOf(one), drawn)] as const)
          expect(await world.starts(id, changing(new Map(changes)))).toBe('carrying out')
        }),
        { numRuns: 20, interruptAfterTimeLimit: 40_000, examples: [[others, 7]] },
      )
    })
  })
}

/** What happens to the world between approval and carrying out that is more than another value. */
export interface Turn {
  name: string
  change: Change
}

/** Changes that void an approval, and changes that only look like one. */
export function tryTurns(
  world: World,
  {
    name,
    form,
    voids,
    holds,
  }: Pick<Drift, 'name' | 'form'> & { voids: readonly Turn[]; holds: readonly Turn[] },
) {
  describe(name, () => {
    let id: string

    beforeAll(async () => {
      ;({ id } = await world.approved(form))
    })

    it.each(voids)('sends nothing: $name', async ({ change }) => {
      const before = world.writes()
      expect(await world.starts(id, change, new AbortController().signal)).toBe('stale')
      expect(world.writes()).toBe(before)
    })

    it.each(holds)('goes on: $name', async ({ change }) => {
      expect(await world.starts(id, change)).toBe('carrying out')
    })
  })
}
