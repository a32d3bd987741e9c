/** One message of PostgreSQL's protocol, version 3: a letter, four bytes of length, and what it says. */
export interface Message {
  /** Empty for the first of a connection, which has none. */
  letter: string
  body: Buffer
  whole: Buffer
}

/** Cuts what arrives in pieces into messages. Source: postgresql.org/docs/current/protocol-message-formats.html. */
export function messageReader({ nameless }: { nameless: boolean }) {
  let rest = Buffer.alloc(0)
  let isFirst = nameless
  return (chunk: Buffer): Message[] => {
    rest = Buffer.concat([rest, chunk])
    const messages: Message[] = []
    for (;;) {
      const head = isFirst ? 0 : 1
      if (rest.length < head + 4) return messages
      const end = head + rest.readUInt32BE(head)
      if (rest.length < end) return messages
      messages.push({
        letter: isFirst ? '' : rest.toString('latin1', 0, 1),
        body: rest.subarray(head + 4, end),
        whole: rest.subarray(0, end),
      })
      rest = rest.subarray(end)
      isFirst = false
    }
  }
}

/** Of Parse: the statement's name and its text. Of Query: no name. */
export function readText({ letter, body }: Message) {
  const [first = '', second = ''] = body.toString('utf8').split('\0')
  return letter === 'P' ? { name: first, text: second } : { name: '', text: first }
}

/** Of Bind: which statement, and its values as text; null is an empty one. */
export function readBound({ body }: Message) {
  const portal = body.indexOf(0)
  const end = body.indexOf(0, portal + 1)
  const name = body.toString('utf8', portal + 1, end)
  let at = end + 1
  at += 2 + 2 * body.readUInt16BE(at)
  const count = body.readUInt16BE(at)
  at += 2
  const values = Array.from({ length: count }, () => {
    const length = body.readInt32BE(at)
    at += 4
    if (length < 0) return ''
    at += length
    return body.toString('utf8', at - length, at)
  })
  return { name, values }
}
