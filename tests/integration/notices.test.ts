import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { editRequest } from '#lib/attribution/edit-request.ts'
import { withdrawRequest } from '#lib/attribution/withdraw-request.ts'
import { continueRequest } from '#lib/attribution/continue-request.ts'
import { change } from '#lib/audit/change.ts'
import { permit } from '#lib/auth/actor.ts'
import { tell, type Told } from '#lib/notices/tell.ts'
import { chooseWay } from '#lib/notices/choose-way.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, carryOut, decide, file, formFor, kofi, lea, read, sam, told } from '#tests/support/cast.ts'
import { asApplication } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { asking, guidedSteps } from '#tests/support/guided.ts'
import { forgetNotices, toldAbout, whoWasTold } from '#tests/support/notices.ts'
import { insertPerson } from '#tests/support/rows.ts'

const sandbox = await openDesk({ stripe: { rateLimits: null } })
await insertPerson(asApplication, 'Mira', ['manager'])
await insertPerson(asApplication, 'Otto', ['admin'])
beforeEach(forgetNotices)
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const birch = 'anna@birch.example'
const withdraw = (requestId: string, who = sam) =>
  withdrawRequest(permit(who, 'request:withdraw'), { requestId })
const edit = (requestId: string, who = sam) =>
  editRequest(permit(who, 'request:file'), { requestId, revision: 1, ...formFor(birch) })
const sentenceTo = async (about: string, name: string, kind: string) =>
  (await toldAbout(about))
    .filter((row) => row.to === name && row.kind === kind)
    .map(({ sentence }) => sentence)

describe('a request that waits', () => {
  it('is told to whoever may decide it, and to nobody else', async () => {
    const { id, number } = await file(birch)
    expect(await whoWasTold(id)).toEqual(['to decide: Ada, Kofi, Lea'])
    const [notice] = await toldAbout(id)
    expect(notice).toMatchObject({ address: `/requests/${id}`, read: false, way: 'at once', mail: null })
    expect(notice?.sentence).toMatch(
      new RegExp(`^R-${number} waits for a decision\\. Sam filed it; it expires in \\d+ days\\.$`),
    )
    await withdraw(id)
  })

  it('is not told to whoever filed it, approver or not', async () => {
    const { id } = await file(birch, lea)
    expect(await whoWasTold(id)).toEqual(['to decide: Ada, Kofi'])
    await withdraw(id, lea)
  })

  it('tells of a revision anew, not to who made it, and the filer of another person’s edit', async () => {
    const { id, number } = await file(birch)
    await edit(id, lea)
    const rows = await toldAbout(id)
    expect(rows.filter(({ read: was }) => !was).map(({ to, kind }) => [kind, to])).toEqual([
      ['my requests', 'Sam'],
      ['to decide', 'Ada'],
      ['to decide', 'Kofi'],
    ])
    expect(await sentenceTo(id, 'Sam', 'my requests')).toEqual([
      `Lea made revision 2 of your request R-${number}.`,
    ])
    await withdraw(id)
  })

  it('asks nobody any more once it is decided or withdrawn: what was not read counts as read', async () => {
    const { id } = await file(birch)
    await decide(id, ada, 'returned', 'Which workspace?')
    expect((await toldAbout(id)).filter(({ read: was }) => !was).map(({ to }) => to)).toEqual(['Sam'])
    await edit(id)
    await withdraw(id)
    expect((await toldAbout(id)).filter(({ read: was }) => !was).map(({ kind }) => kind)).toEqual([
      'my requests',
    ])
  })
})

describe('a decision', () => {
  it.each([
    ['rejected', 'The reason stands with it.'],
    ['returned', 'A question stands with it: answer it with the next revision.'],
  ] as const)('%s is told to the filer, without what was written', async (outcome, words) => {
    const { id, number } = await file(birch)
    await decide(id, ada, outcome, 'She asked anna@birch.example.')
    expect(await sentenceTo(id, 'Sam', 'my requests')).toEqual([`Ada ${outcome} R-${number}. ${words}`])
    expect(await whoWasTold(id)).toEqual(['my requests: Sam', 'to decide: Ada, Kofi, Lea'])
    if (outcome === 'returned') await withdraw(id)
  })

  it('approved is told to the filer once, of two at the same moment, and so is what became of it', async () => {
    const { id, number } = await file('accounts@peak.example')
    await Promise.allSettled([decide(id, ada), decide(id, kofi)])
    const first = await sentenceTo(id, 'Sam', 'my requests')
    expect(first).toHaveLength(1)
    expect(first[0]).toMatch(new RegExp(`^(Ada|Kofi) approved R-${number}\\. It is carried out now\\.$`))
    await carryOut(id)
    await carryOut(id)
    expect((await sentenceTo(id, 'Sam', 'my requests')).slice(1)).toEqual([`R-${number} was carried out.`])
  })

  it('that is refused because the world moved tells the filer that a revision is needed', async () => {
    const { id, number } = await file(birch)
    await markByHand(told(birch).customerId, 'Zq5tX0vNu8A')
    await expect(decide(id, ada)).rejects.toThrow(/no longer holds/)
    expect(await sentenceTo(id, 'Sam', 'my requests')).toEqual([
      `R-${number} is stopped: something changed since its plan was made. Make the next revision.`,
    ])
    await markByHand(told(birch).customerId, '')
    await withdraw(id)
  })

  it('says that a message to Cello support is still to write', async () => {
    const { id, number } = await file('billing@northwind.example')
    await decide(id, ada)
    await carryOut(id)
    expect(await sentenceTo(id, 'Sam', 'my requests')).toContain(
      `R-${number} was carried out. A message to Cello support is still to write.`,
    )
  })
})

describe('a request that stops on its way', () => {
  it('because the desk does not know is told to whoever may answer, and to the filer, until it is answered', async () => {
    const { id, number } = await file('ops@harbor.example')
    await decide(id, ada)
    const off = sandbox.stripe.fault({
      kind: 'cut',
      when: 'after',
      method: 'POST',
      path: '/v1/events/*/retry',
    })
    await carryOut(id)
    off()
    expect((await read(id)).request.state).toBe('paused')
    expect((await whoWasTold(id))[1]).toBe('needs an answer: Ada, Kofi, Lea')
    expect(await sentenceTo(id, 'Kofi', 'needs an answer')).toEqual([
      `R-${number} is paused: the desk does not know whether something was sent. Look it up, and say what happened.`,
    ])
    expect((await sentenceTo(id, 'Sam', 'my requests')).at(-1)).toContain('An approver looks it up.')
  })

  it('for events that are resent by hand says so, and asks no more once somebody answered', async () => {
    const id = await asking(guidedSteps(1))
    expect(await whoWasTold(id)).toEqual(['my requests: Sam', 'needs an answer: Ada, Kofi, Lea'])
    expect((await sentenceTo(id, 'Ada', 'needs an answer'))[0]).toMatch(/events wait to be resent by hand/)
    await continueRequest(permit(ada, 'request:continue'), {
      requestId: id,
      position: 0,
      choice: 'again',
      because: 'The account was mended.',
    })
    const asked = (await toldAbout(id)).filter(({ kind }) => kind === 'needs an answer')
    expect(asked.every(({ read: was }) => was)).toBe(true)
  })
})

describe('telling', () => {
  const about = v7()
  const notice: Told = {
    to: [sam.id, ada.id],
    kind: 'my requests',
    key: 'test',
    about,
    sentence: 'R-1 is\n  done. ',
    address: '/requests/1',
  }
  const write = (...all: Told[]) =>
    change(permit(sam, 'request:file'), { event: 'person.added', subject: v7() }, async (tx) => {
      for (const one of all) await tell(tx, one)
    })

  it('is once for each person and key, in whatever order and however often', async () => {
    await Promise.all([
      write(notice, { ...notice, to: [ada.id, sam.id] }),
      write({ ...notice, to: [ada.id, ada.id, sam.id, kofi.id] }),
      write({ ...notice, to: [] }),
    ])
    expect((await toldAbout(about)).map(({ to, sentence }) => [to, sentence])).toEqual(
      ['Ada', 'Kofi', 'Sam'].map((name) => [name, 'R-1 is done.']),
    )
  })

  it('is undone with what it tells of', async () => {
    const undone = change(
      permit(sam, 'request:file'),
      { event: 'person.added', subject: v7() },
      async (tx) => {
        await tell(tx, notice)
        throw new Error('thought better of it')
      },
    )
    await expect(undone).rejects.toThrow('thought better of it')
    expect(await toldAbout(about)).toEqual([])
  })

  it('is by mail as the person chose for the kind', async () => {
    await chooseWay(permit(ada, 'notice:choose'), { kind: 'my requests', way: 'daily' })
    await chooseWay(permit(ada, 'notice:choose'), { kind: 'my requests', way: 'desk' })
    await write(notice)
    expect((await toldAbout(about)).map(({ to, way }) => [to, way])).toEqual([
      ['Ada', 'desk'],
      ['Sam', 'at once'],
    ])
  })

  it('leads only to a place inside the desk', async () => {
    for (const address of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', ''])
      await expect(write({ ...notice, address })).rejects.toMatchObject({
        cause: { constraint_name: 'notices_address_inside' },
      })
  })
})

async function markByHand(customerId: string, code: string) {
  const response = await fetch(`${sandbox.addresses.stripe}/v1/customers/${customerId}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sandbox.stripe.keys.test}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ 'metadata[cello_ucc]': code }),
  })
  expect(response.status).toBe(200)
}
