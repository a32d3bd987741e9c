import { Hono } from 'hono'
import { z } from 'zod'
import { fontAt, fontHeaders } from '../looks/fonts.ts'
import { versionOf } from '../looks/version.ts'
import { faultShape, type MailFault } from './fault.ts'
import type { Mail } from './mail.ts'
import { mailPage, mailRows, mailsPage } from './pages.ts'

export interface Mailbox {
  readonly mails: Mail[]
  faults(): MailFault[]
  fault(fault: MailFault): () => void
  clearFaults(): void
  empty(): void
}

export function mailboxRoutes(mailbox: Mailbox, deskAddress: string) {
  return new Hono()
    .get('/', async (c) => c.html(await mailsPage(mailbox.mails, deskAddress)))
    .get('/live', async (c) => {
      const text = await mailRows(mailbox.mails)
      c.header('etag', versionOf(text))
      return c.req.header('if-none-match') === versionOf(text) ? c.body(null, 304) : c.html(text)
    })
    .get('/mails/:id', async (c) => {
      const mail = mailbox.mails.find(({ id }) => id === c.req.param('id'))
      return mail ? c.html(await mailPage(mail)) : c.notFound()
    })
    .get('/_looks/:file', (c) => {
      const font = fontAt(c.req.path)
      return font ? c.body(font, 200, fontHeaders) : c.notFound()
    })
    .route('/_sandbox', controlRoutes(mailbox))
}

/** Lets another process read the mails and switch faults. */
function controlRoutes(mailbox: Mailbox) {
  return new Hono()
    .get('/mails', (c) => c.json({ mails: mailbox.mails }))
    .delete('/mails', (c) => {
      mailbox.empty()
      return c.body(null, 204)
    })
    .get('/faults', (c) => c.json({ faults: mailbox.faults() }))
    .post('/faults', async (c) => {
      const parsed = faultShape.safeParse(await c.req.json().catch(() => null))
      if (!parsed.success) return c.json({ message: z.prettifyError(parsed.error) }, 400)
      mailbox.fault(parsed.data)
      return c.json({ faults: mailbox.faults() }, 201)
    })
    .delete('/faults', (c) => {
      mailbox.clearFaults()
      return c.body(null, 204)
    })
}
