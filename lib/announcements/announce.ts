import 'server-only'
import type { Transaction } from '#db/client.ts'
import { announcements } from '#db/schema/announcements.ts'
import { namesChannel } from '#lib/env.ts'
import type { AnnouncementTopic } from './topics.ts'

export interface Announced {
  topic: AnnouncementTopic
  /** What was announced under this key before is not announced again. */
  key: string
  /** The id of the request or case that it is about. */
  about: string
  /** On one line. It leaves the desk: nothing of a customer but a number of the desk's own, and nothing that somebody typed. */
  sentence: string
  /** Where in the desk it leads: "/requests/0198…". */
  address: string
}

/** Tells the company's channel, where there is one, in the transaction of what it is told of. The queue posts it. */
export async function announce(tx: Pick<Transaction, 'insert'>, { sentence, ...announced }: Announced) {
  if (!namesChannel()) return
  await tx
    .insert(announcements)
    .values({ ...announced, sentence: sentence.replaceAll(/\s+/g, ' ').trim() })
    .onConflictDoNothing({ target: announcements.key })
}
