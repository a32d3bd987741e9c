import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { changeMany, freezeCases } from '#lib/cases/change-many.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { changeView, findViews, removeView, saveView } from '#lib/cases/save-view.ts'
import { eventsOf, open, readCase, see, tellsOf, works } from '#tests/support/cases.ts'
import { ada, sam } from '#tests/support/cast.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { insertPerson } from '#tests/support/rows.ts'

afterAll(disconnect)

const mira: Who = {
  ...sam,
  id: await insertPerson(sql, 'Mira', ['manager']),
  name: 'Mira',
  roles: ['manager'],
}
const saves = (who: Who) => permit(who, 'case-view:save')
const namesFor = async (who: Who) => (await findViews(permit(who, 'case:see'))).map(({ name }) => name)

describe('a saved view', () => {
  it('is its owner’s alone until it is shared, and only they remove it', async () => {
    await saveView(saves(sam), { name: 'Mine', search: 'state=waiting', shared: false })
    const shared = await saveView(saves(sam), {
      name: 'Glitches',
      search: '?kind=glitch&sort=due',
      shared: true,
    })
    expect(await namesFor(sam)).toEqual(['Glitches', 'Mine'])
    expect(await namesFor(mira)).toEqual(['Glitches'])
    await expect(removeView(saves(mira), { viewId: shared.id })).rejects.toMatchObject({ kind: 'conflict' })
    await removeView(saves(sam), { viewId: shared.id })
    expect(await namesFor(mira)).toEqual([])
    expect(await eventsOf(shared.id)).toEqual(['view.saved by Sam', 'view.removed by Sam'])
  })

  it('is named anew, shared and shared no more by its owner alone', async () => {
    const { id: viewId } = await saveView(saves(ada), { name: 'Old', search: 'kind=custom', shared: true })
    await saveView(saves(ada), { name: 'Taken', search: '', shared: false })
    expect(await namesFor(mira)).toContain('Old')
    await changeView(saves(ada), { viewId, name: ' New ', shared: false })
    expect(await namesFor(mira)).not.toContain('New')
    expect(await namesFor(ada)).toContain('New')
    await expect(changeView(saves(mira), { viewId, name: 'Hers', shared: true })).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(changeView(saves(ada), { viewId, name: 'taken', shared: true })).rejects.toMatchObject({
      kind: 'conflict',
      field: 'name',
    })
    expect(await eventsOf(viewId)).toEqual(['view.saved by Ada', 'view.changed by Ada'])
  })

  it('has a name of its own, which is free again when it was removed', async () => {
    const { id } = await saveView(saves(ada), { name: 'Late', search: 'clock=late', shared: false })
    await expect(saveView(saves(ada), { name: 'late', search: '', shared: false })).rejects.toMatchObject({
      kind: 'conflict',
    })
    await saveView(saves(sam), { name: 'Late', search: '', shared: false })
    await removeView(saves(ada), { viewId: id })
    await saveView(saves(ada), { name: 'late', search: '', shared: false })
    await expect(saveView(saves(ada), { name: '  ', search: '', shared: false })).rejects.toMatchObject({
      field: 'name',
    })
  })
})

describe('many cases at once', () => {
  it('are a frozen list: what comes later is not among them, and each has its own entry and the one note', async () => {
    const word = `batch${v7().replaceAll('-', '')}`
    const [first, second] = [await open({ summary: word }), await open({ summary: word })]
    const frozen = await freezeCases(see, { text: word })
    const late = await open({ summary: word })
    expect(frozen).toMatchObject({ more: false })
    const result = await changeMany(works(sam), {
      ids: frozen.rows.map(({ id }) => id),
      act: { act: 'assign', assigneeId: ada.id },
      note: 'The outage of Friday.',
    })
    expect(result).toEqual({ done: expect.arrayContaining([first.id, second.id]) as string[], refused: [] })
    for (const { id } of [first, second]) {
      expect((await readCase(id)).assignee).toBe('Ada')
      expect(await tellsOf(id)).toContain('note: The outage of Friday.')
      expect(await eventsOf(id)).toEqual(['case.opened by Sam', 'case.assigned by Sam'])
    }
    expect((await readCase(late.id)).assignee).toBeNull()
  })

  it('do not hold each other up: what cannot be done to one is said with its number', async () => {
    const [done, open1] = [await open(), await open()]
    await resolveCase(works(sam), { caseId: done.id, from: 'new', outcome: 'withdrawn' })
    const act = { act: 'move' as const, to: 'waiting' as const, waitingOn: 'Cello' as const }
    const result = await changeMany(works(sam), { ids: [done.id, open1.id, open1.id], act })
    expect(result.done).toEqual([open1.id])
    expect(result.refused).toMatchObject([{ id: done.id, number: done.number }])
    expect((await readCase(open1.id)).row).toMatchObject({
      state: 'waiting',
      waitingOn: 'Cello',
      nextDueAt: null,
    })
  })

  it('are told of one by one where something went wrong that nobody expected', async () => {
    const [stuck, other] = [await open(), await open()]
    await asOwner.unsafe(`
      create function stuck() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$;
      create trigger stuck before update on cases for each row when (old.id = '${stuck.id}') execute function stuck();`)
    const act = { act: 'move' as const, to: 'investigating' as const }
    const result = await changeMany(works(sam), { ids: [stuck.id, other.id], act })
    await asOwner`drop trigger stuck on cases`
    expect(result).toEqual({
      done: [other.id],
      refused: [
        {
          id: stuck.id,
          number: stuck.number,
          sentence: expect.stringMatching(
            /nobody expected.* Tell an admin the number E-[0-9A-F]{8}\.$/,
          ) as string,
        },
      ],
    })
  })

  it('that somebody has already are not given to them again', async () => {
    const { id, number } = await open()
    const act = { act: 'assign' as const, assigneeId: ada.id }
    await changeMany(works(sam), { ids: [id], act })
    const result = await changeMany(works(sam), { ids: [id], act })
    expect(result).toEqual({
      done: [],
      refused: [{ id, number, sentence: expect.stringContaining('Ada has it already') as string }],
    })
    expect(await eventsOf(id)).toEqual(['case.opened by Sam', 'case.assigned by Sam'])
  })

  it('are resolved with an outcome and its reason', async () => {
    const { id } = await open()
    await changeMany(works(sam), { ids: [id], act: { act: 'resolve', outcome: 'not ours' } })
    expect((await readCase(id)).row).toMatchObject({ state: 'resolved', outcome: 'not ours' })
  })

  it('are at least one, and at most 500', async () => {
    const act = { act: 'move' as const, to: 'investigating' as const }
    await expect(changeMany(works(sam), { ids: [], act })).rejects.toMatchObject({ kind: 'invalid' })
    const ids = Array.from({ length: 501 }, () => v7())
    await expect(changeMany(works(sam), { ids, act })).rejects.toThrow(/at most 500/)
  })
})
