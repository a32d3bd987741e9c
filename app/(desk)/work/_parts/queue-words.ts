import type { QueueName } from '#lib/work/queues.ts'

/** What goes through each queue, in the words of the desk. */
const words: Record<QueueName, { name: string; note: string }> = {
  'carry-out': { name: 'Carrying out', note: 'What was approved, one request of a customer at a time.' },
  confirm: { name: 'Looking for proof', note: 'What was sent: whether it was delivered and attributed.' },
  'expire-requests': { name: 'Expiring requests', note: 'Every five minutes.' },
  'remind-of-requests': { name: 'Reminding of requests', note: 'Every quarter of an hour.' },
  'remind-of-messages': { name: 'Asking after messages', note: 'Every five minutes.' },
  'remind-of-cases': { name: 'Watching the clocks of cases', note: 'Every five minutes.' },
  'judge-deciders': { name: 'Looking for who may decide', note: 'Every quarter of an hour.' },
  'mail-notices': { name: 'Mailing notices', note: 'Every minute.' },
  'post-announcements': { name: 'Telling the channel', note: 'Every minute.' },
  'pick-up-forgotten': { name: 'Picking up what has no job', note: 'Every minute.' },
}

export const queueWords = (name: string) =>
  (words as Record<string, { name: string; note: string } | undefined>)[name] ?? { name, note: '' }
