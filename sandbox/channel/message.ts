import { z } from 'zod'

/** What a channel shows. The texts are in Slack's own marks: `<https://…|words>` is a link, `&lt;` a smaller-than sign. */
export interface ChannelMessage {
  id: string
  at: string
  text: string
  blocks: string[]
}

const section = z.object({
  type: z.literal('section'),
  text: z.object({
    type: z.enum(['mrkdwn', 'plain_text']),
    text: z.string().min(1).max(3000),
    verbatim: z.boolean().optional(),
  }),
})

const payload = z.object({
  text: z.string().max(40_000).optional(),
  blocks: z.array(section).max(50).optional(),
})

/** The message in a body, or the word that Slack refuses it with (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). */
export function readMessage(type: string, body: string): Pick<ChannelMessage, 'text' | 'blocks'> | string {
  if (!/^application\/json\b/i.test(type)) return 'invalid_payload'
  let given: unknown
  try {
    given = JSON.parse(body)
  } catch {
    return 'invalid_payload'
  }
  const { success, data, error } = payload.safeParse(given)
  if (!success) return error.issues[0]?.path[0] === 'blocks' ? 'invalid_blocks' : 'invalid_payload'
  const { text = '', blocks = [] } = data
  if (text === '' && blocks.length === 0) return 'no_text'
  return { text, blocks: blocks.map((block) => block.text.text) }
}

export interface Piece {
  words: string
  /** Where it leads. */
  href?: string
  /** It calls people: `<!channel>`, `<@U123>`. */
  calls?: true
}

/** A text as the channel shows it: what stands in angle brackets is a link, or calls people. */
export function readMarks(text: string): Piece[] {
  return text.split(/(<[^>]*>)/).flatMap((part): Piece[] => {
    if (part === '') return []
    if (!part.startsWith('<')) return [{ words: plain(part) }]
    const [target = '', label = ''] = part.slice(1, -1).split('|')
    if (/^[!@#]/.test(target)) return [{ words: target, calls: true }]
    return [{ words: plain(label === '' ? target : label), href: plain(target) }]
  })
}

const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
