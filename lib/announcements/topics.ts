import { announcementTopics, type AnnouncementTopic } from '#db/words.ts'

export type { AnnouncementTopic }

/** What the company's channel is told of, in the words of its admins. A notice of such a kind is announced with it, in the same words. */
export const topics: Record<AnnouncementTopic, string> = {
  'to decide': 'a request that waits for a decision',
  'needs an answer':
    'a request that stopped on its way, because what was sent is unknown or a step asks a person; a message of a case that may have left',
  'running out': 'a request that expires, or a payment that cannot be brought much longer',
  'nobody decides': 'a request that too few people may decide',
  'case clocks': 'a first answer or a resolution of a case that is due soon, or is late',
  'new case': 'a case that a help desk opened',
  test: 'a test message that an admin asked for',
}

export const isTopic = (kind: string): kind is AnnouncementTopic =>
  (announcementTopics as readonly string[]).includes(kind)
