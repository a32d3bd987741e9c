// Lets the requests expire that nobody decided in time.
import { disconnect } from '#db/client.ts'
import { expireRequests } from '#lib/attribution/expire-requests.ts'
import { permitDesk } from '#lib/auth/actor.ts'

await expireRequests(permitDesk('request:expire'))
await disconnect()
