import PostalMime, { type Address, type Attachment } from 'postal-mime'

export interface Mail {
  id: string
  at: string
  /** As the sender said it to the server; the headers may say something else. */
  envelope: { from: string; to: string[] }
  from: string
  to: string[]
  cc: string[]
  replyTo: string[]
  subject: string
  messageId: string | null
  /** RFC 3834: how a mail says that no person wrote it. */
  autoSubmitted?: string | null
  text: string
  /** Never shown as a page. */
  html: string | null
  attachments: { name: string; type: string; bytes: number; text: string | null }[]
}

export interface Posted {
  id: string
  at: string
  envelope: Mail['envelope']
}

export async function readMail(raw: Buffer, { id, at, envelope }: Posted): Promise<Mail> {
  const mail = await PostalMime.parse(raw)
  return {
    id,
    at,
    envelope,
    from: addresses(mail.from && [mail.from])[0] ?? envelope.from,
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    replyTo: addresses(mail.replyTo),
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? null,
    autoSubmitted: mail.headers.find(({ key }) => key === 'auto-submitted')?.value ?? null,
    text: mail.text ?? '',
    html: mail.html ?? null,
    attachments: mail.attachments.map(attached),
  }
}

function addresses(given: Address[] = []): string[] {
  return given.flatMap((one) =>
    one.group ? addresses(one.group) : [one.name ? `${one.name} <${one.address}>` : one.address],
  )
}

function attached({ filename, mimeType, content }: Attachment): Mail['attachments'][number] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
  const text = mimeType.startsWith('text/') ? bytes.toString('utf8') : null
  return { name: filename ?? 'attachment', type: mimeType, bytes: bytes.length, text }
}
