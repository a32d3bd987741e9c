// Sends one message in a process of its own, for a test that kills it on the way.
import { permit } from '#lib/auth/actor.ts'
import { sendMessage } from '#lib/support/send-message.ts'

const [id = '', requestId = ''] = process.argv.slice(2)
const who = { id, name: 'Sam', email: 'sam@attribution.example', roles: ['requester'] as const }
await sendMessage(permit(who, 'message:send'), { requestId, subject: 'Killed', body: 'On the way.' })
