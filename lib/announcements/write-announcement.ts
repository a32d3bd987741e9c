import type { SlackMessage } from '#lib/slack/post-to-slack.ts'

interface Sentence {
  sentence: string
  address: string
}

const shown = 15
const longest = 180

/** The message to the channel: sentences with one link, which opens a page and decides nothing. At least one; the oldest first. Pure. */
export function writeAnnouncement(announced: readonly Sentence[], desk: string): SlackMessage {
  const [first] = announced
  if (!first) throw new Error('a channel is told something')
  const alone = announced.length === 1
  const rest = announced.length - shown
  const lines = announced
    .slice(0, shown)
    .map(({ sentence }) => `${alone ? '' : '• '}${escape(cut(sentence))}`)
  const more = rest > 0 ? [`• and ${String(rest)} more`] : []
  const link = `<${new URL(alone ? first.address : '/', desk).href}|${alone ? 'Open it' : 'Open the queue'} in Attribution Desk>`
  const text = [...lines, ...more, link].join('\n')
  return {
    text,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }],
    unfurl_links: false,
  }
}

/** The three characters that Slack gives a meaning to (https://docs.slack.dev/messaging/formatting-message-text). */
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const cut = (text: string) =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`
