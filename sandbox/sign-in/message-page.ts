import { html, raw } from 'hono/html'
import { page } from '../looks/page.ts'
import { signInStyle } from './style.ts'

/** A page with one sentence, a way back to the desk, and a sign-out form where there is one. */
export function messagePage(title: string, sentence: string, deskAddress: string | null, form?: string) {
  const body = html`<header class="practice">Practice: nobody here is real.</header>
    <main>
      <h1>${title}</h1>
      <p class="muted">${sentence}</p>
      ${form ? html`${raw(form)}<button class="go" form="op.logoutForm" name="logout" value="yes">Sign out</button>` : ''}
      ${deskAddress ? html`<p><a href="${deskAddress}">Back to the desk</a></p>` : ''}
    </main>`
  return page({ title, body, style: signInStyle })
}
