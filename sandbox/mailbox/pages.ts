import { html } from 'hono/html'
import { liveScript } from '../looks/live-script.ts'
import { page } from '../looks/page.ts'
import { versionOf } from '../looks/version.ts'
import type { Mail } from './mail.ts'
import { mailStyle } from './style.ts'

const practice = html`<header class="practice">Practice: no mail leaves this machine.</header>`

export async function mailsPage(mails: readonly Mail[], deskAddress: string) {
  const rows = await mailRows(mails)
  const body = html`${practice}
    <main>
      <p>
        Every mail that the desk sends arrives here, whoever it is for.
        <a href="${deskAddress}">Open the desk</a>
      </p>
      <div id="live" data-version="${versionOf(rows)}">${rows}</div>
      <p id="status" class="hidden" role="status"></p>
    </main>`
  return page({ title: 'Mailbox · Attribution Desk practice', body, style: mailStyle, script: liveScript })
}

/** Newest first. It is rendered again and again, so nothing in it may change by itself. */
export async function mailRows(mails: readonly Mail[]) {
  return html`<h1>
      ${mails.length === 0 ? 'No mail yet' : `${mails.length} mail${mails.length === 1 ? '' : 's'}`}
    </h1>
    <section class="panel" aria-label="Mails">
      ${mails.length === 0 ? html`<p class="empty muted">File or decide a request, or write to Cello support from one, and the mail is listed here.</p>` : ''}
      <ol class="rows">
        ${mails.map(
          ({ id, at, subject, envelope, attachments }) =>
            html`<li>
              <div>
                <p><a href="/mails/${id}" id="mail-${id}">${subject || 'No subject'}</a></p>
                <p class="muted">
                  ${envelope.from} to
                  ${envelope.to.join(', ')}${attachments.length > 0 ? `, ${attachments.length} attached` : ''}
                </p>
              </div>
              ${clock(at)}
            </li>`,
        )}
      </ol>
    </section>`
}

export async function mailPage(mail: Mail) {
  const { subject, at, envelope, text, attachments } = mail
  const facts: [string, string][] = [
    ['From', mail.from],
    ['To', mail.to.join(', ')],
    ['Copy to', mail.cc.join(', ')],
    ['Answers to', mail.replyTo.join(', ')],
    ['Sent by', envelope.from],
    ['Delivered to', envelope.to.join(', ')],
    ['Message id', mail.messageId ?? ''],
    ['Auto-Submitted', mail.autoSubmitted ?? ''],
  ]
  const body = html`${practice}
    <main>
      <p><a href="/">All mails</a></p>
      <h1>${subject || 'No subject'}</h1>
      <dl class="panel">
        ${facts
          .filter(([, value]) => value !== '')
          .map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
        <dt>Arrived</dt>
        <dd>${clock(at)} UTC</dd>
      </dl>
      <pre class="panel" tabindex="0" aria-label="Text">${text || 'The mail has no text.'}</pre>
      ${attachments.map(
        ({ name, type, bytes, text: content }) =>
          html`<h2>${name} <span class="muted">${type}, ${bytes} bytes</span></h2>
            ${content === null ? '' : html`<pre class="panel" tabindex="0" aria-label="${name}">${content}</pre>`}`,
      )}
    </main>`
  return page({ title: `${subject} · Mailbox`, body, style: mailStyle })
}

function clock(at: string) {
  return html`<time datetime="${at}" class="muted">${at.slice(0, 10)} ${at.slice(11, 19)}</time>`
}
