import { afterAll, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { permit, permitDesk } from '#lib/auth/actor.ts'
import { remindOfMessages } from '#lib/support/remind-of-messages.ts'
import { settleMessage } from '#lib/support/settle-message.ts'
import { ada, kofi, lea, sam } from '#tests/support/cast.ts'
import { failingNotices, toldAbout } from '#tests/support/notices.ts'
import { ageMessages, insertManyUnknown, insertMessage, insertToWrite } from '#tests/support/to-write.ts'

afterAll(disconnect)

const minutes = 60_000
const remind = (later: number) => remindOfMessages(permitDesk('request:remind'), new Date(Date.now() + later))

const written = () => insertToWrite({ filedBy: sam.id, decidedBy: ada.id })

it('A message that may have left is told of once, to whoever wrote it and whoever may answer for the request.', async () => {
  const requestId = await written()
  const id = await insertMessage({ requestId, writtenBy: sam.id })
  await remind(0.5 * minutes)
  expect(await toldAbout(requestId)).toEqual([])
  await Promise.all([remind(2 * minutes), remind(2 * minutes)])
  await remind(7 * minutes)
  const told = await toldAbout(requestId)
  expect(told.map(({ to }) => to).toSorted()).toEqual(
    [ada, kofi, lea, sam].map(({ name }) => name).toSorted(),
  )
  expect(new Set(told.map(({ key }) => key))).toEqual(new Set([`unknown message:${id}`]))
  expect(told[0]).toMatchObject({ kind: 'needs an answer', address: `/requests/${requestId}` })
  expect(told[0]?.sentence).toMatch(
    /^It is not known whether the message of R-\d+ to Cello support left\. Look it up, and say what happened\.$/,
  )
})

it('A message that somebody settled is told of to nobody.', async () => {
  const requestId = await written()
  const messageId = await insertMessage({ requestId, writtenBy: sam.id })
  await ageMessages(requestId, 300)
  const because = 'It is in the mailbox of Cello support.'
  await settleMessage(permit(sam, 'message:send'), { requestId, messageId, verdict: 'sent', because })
  await remind(0)
  expect(await toldAbout(requestId)).toEqual([])
})

it('Where it cannot be told of one message, it is told of all others, and of that one as soon as it can.', async () => {
  const [stuck, other] = [await written(), await written()]
  for (const requestId of [stuck, other]) await insertMessage({ requestId, writtenBy: sam.id })
  await failingNotices(stuck, () => remind(2 * minutes))
  expect(await toldAbout(stuck)).toEqual([])
  expect(await toldAbout(other)).not.toEqual([])
  await remind(2 * minutes)
  expect(await toldAbout(stuck)).not.toEqual([])
})

it('Each message is told of, however many others there are.', async () => {
  const requestId = await written()
  await insertMessage({ requestId, writtenBy: sam.id })
  await insertManyUnknown(101, { like: requestId })
  await remind(2 * minutes)
  expect(await toldAbout(requestId)).not.toEqual([])
})
