import { html } from 'hono/html'
import type { CelloWorld } from '../cello/index.ts'
import type { Attribution, FeedEntry, Reward } from '../cello/types.ts'
import { money, sums } from './money.ts'

const shownAtFirst = 12

/** What Cello has seen and credited. It is rendered again and again, so nothing in it may change by itself. */
export function live({ feed, attributions, rewards, referrers }: CelloWorld, all: boolean) {
  const names = new Map(referrers.map(({ code, name }) => [code, name]))
  const nameOf = (code: string) => names.get(code) ?? code
  const shown = all ? feed : feed.slice(0, shownAtFirst)
  const heading =
    rewards.length === 0
      ? 'Cello has credited nobody yet'
      : `Cello has credited ${sums(rewards)} for ${count(rewards.length, 'payment')}`
  return html`<h1>${heading}</h1>
    <div class="columns">
      <section class="panel" aria-labelledby="feed">
        <h2 id="feed">Event feed <span class="muted">times in UTC, newest first</span></h2>
        ${shown.length === 0 ? empty('Nothing has come in. Carry out a request on the desk, and what Cello receives appears here.') : ''}
        <ol class="rows">
          ${shown.map(feedRow)}
        </ol>
        ${
          shown.length < feed.length
            ? html`<p class="more"><a href="/?all" id="all">Show all ${feed.length} entries</a></p>`
            : ''
        }
      </section>
      <div class="stack">
        <section class="panel" aria-labelledby="attributions">
          <h2 id="attributions">${count(attributions.length, 'attribution')}</h2>
          ${attributions.length === 0 ? empty('A new user who belongs to a referrer is listed here.') : ''}
          <ul class="rows">
            ${attributions.map((one) => attributionRow(one, nameOf(one.code)))}
          </ul>
        </section>
        <section class="panel" aria-labelledby="rewards">
          <h2 id="rewards">${count(rewards.length, 'reward')}</h2>
          ${rewards.length === 0 ? empty('One for each payment inside 30 days.') : ''}
          <ul class="rows">
            ${rewards.map((one) => rewardRow(one, nameOf(one.code)))}
          </ul>
        </section>
      </div>
    </div>`
}

const tones = { OK: 'good', Warning: 'warn', Error: 'bad' } as const

function feedRow({ id, at, status, source, eventType, email, result, fields, ...row }: FeedEntry) {
  const paid = row.transactionId ?? row.invoiceId
  const wrong = fields.filter((field) => field.status !== 'OK')
  return html`<li class="entry" data-entry="${id}">
    <span class="chip ${tones[status]}">${status}</span>
    <div>
      <p>${result}</p>
      <p class="muted">
        ${source} · <code>${eventType}</code>${email ? html` · ${email}` : ''}${
          paid ? html` · <code>${paid}</code>` : ''
        }
      </p>
      ${wrong.map(({ field, status: how, message }) => html`<p class="${tones[how]} field"><code>${field}</code> ${message}</p>`)}
    </div>
    ${clock(at)}
  </li>`
}

function attributionRow({ newUserId, email, at }: Attribution, name: string) {
  return html`<li>
    <div>
      <p><code>${newUserId}</code> → ${name}</p>
      <p class="muted">${email ?? 'no e-mail address'}</p>
    </div>
    ${clock(at)}
  </li>`
}

function rewardRow({ invoiceId, transactionId, paid, amount, percentage, currency }: Reward, name: string) {
  return html`<li>
    <div>
      <p>${name}</p>
      <p class="muted">
        ${percentage}% of ${money(paid, currency)} · <code>${transactionId ?? invoiceId}</code>
      </p>
    </div>
    <strong>${money(amount, currency)}</strong>
  </li>`
}

function clock(at: string) {
  const [date, time] = [at.slice(0, 10), at.slice(11, 19)]
  return html`<time datetime="${at}" class="muted"><span>${date}</span> <span>${time}</span></time>`
}

const empty = (sentence: string) => html`<p class="empty muted">${sentence}</p>`

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
