import { html } from 'hono/html'
import { liveScript } from '../looks/live-script.ts'
import { page } from '../looks/page.ts'
import { versionOf } from '../looks/version.ts'
import { mailStyle } from '../mailbox/style.ts'
import { type ChannelMessage, readMarks } from './message.ts'

export async function channelPage(messages: readonly ChannelMessage[], deskAddress: string) {
  const rows = await messageRows(messages)
  const body = html`<header class="practice">Practice: no message leaves this machine.</header>
    <main>
      <p>
        What the desk tells the company’s channel arrives here, as a channel in Slack would show it.
        <a href="${deskAddress}">Open the desk</a>
      </p>
      <div id="live" data-version="${versionOf(rows)}">${rows}</div>
      <p id="status" class="hidden" role="status"></p>
    </main>`
  return page({ title: 'Channel · Attribution Desk practice', body, style: mailStyle, script: liveScript })
}

/** Newest first. It is rendered again and again, so nothing in it may change by itself. */
export async function messageRows(messages: readonly ChannelMessage[]) {
  return html`<h1>
      ${messages.length === 0 ? 'No message yet' : `${messages.length} message${messages.length === 1 ? '' : 's'}`}
    </h1>
    <section class="panel" aria-label="Messages">
      ${messages.length === 0 ? html`<p class="empty muted">File a request, and the channel is told that it waits for a decision.</p>` : ''}
      <ol class="rows">
        ${messages.map(
          ({ id, at, text, blocks }) =>
            html`<li id="message-${id}">
              <div>${(blocks.length > 0 ? blocks : [text]).map(lines)}</div>
              <time datetime="${at}" class="muted">${at.slice(0, 10)} ${at.slice(11, 19)}</time>
            </li>`,
        )}
      </ol>
    </section>`
}

const lines = (text: string) =>
  text
    .split('\n')
    .map(
      (line) =>
        html`<p>
          ${readMarks(line).map(({ words, href, calls }) =>
            href === undefined
              ? calls
                ? html`<strong>${words}</strong>`
                : words
              : html`<a href="${href}">${words}</a>`,
          )}
        </p>`,
    )
