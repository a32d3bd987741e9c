// Takes in a file of which one megabyte comes and the rest never does, in a process of its own, for a test that kills it on the way.
import { once } from 'node:events'
import { v7 } from 'uuid'
import { permit } from '#lib/auth/actor.ts'
import { addFile } from '#lib/cases/add-file.ts'

const who = { id: v7(), name: 'Sam', email: 'sam@attribution.example', roles: ['requester'] as const }
async function* chunks() {
  yield new TextEncoder().encode('He says so. '.repeat(90_000))
  process.send?.('taken in')
  await once(process, 'message')
}
await addFile(permit(who, 'case:work'), {
  key: v7(),
  caseId: v7(),
  name: 'a.txt',
  chunks: chunks(),
  size: undefined,
})
