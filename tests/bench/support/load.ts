import autocannon from 'autocannon'

export interface Page {
  path: string
  /** Texts without which an answer is not this page. */
  contains: string[]
  /** Sent as JSON by POST, where the page is no page but a question of one. */
  post?: object
  /** Of an answer that leads elsewhere. */
  status?: number
}

export interface Load {
  /** `http://host:port` */
  address: string
  cookie: string
  /** Asked for in turn. */
  pages: Page[]
  connections: number
  /** Either so many requests in all, or so many seconds. */
  stop: { amount: number } | { duration: number }
}

/**
 * Asks for the pages and gives each answer's time in milliseconds, from the request to the last byte.
 * @throws Error where a single answer has not its status, or is not the page.
 */
export async function load({ address, cookie, pages, connections, stop }: Load): Promise<number[]> {
  const times: number[] = []
  const wrong: string[] = []
  const over = Promise.withResolvers<autocannon.Result>()
  const options: autocannon.Options = {
    url: address,
    connections,
    ...stop,
    timeout: 20,
    headers: { cookie, accept: 'text/html' },
    requests: pages.map(({ path, contains, post, status: wanted = 200 }) => ({
      path,
      ...(post && {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(post),
      }),
      onResponse: (status: number, body: string) => {
        const missing = contains.filter((text) => !body.includes(text))
        if (status !== wanted) wrong.push(`${path} answered ${status}`)
        else if (missing.length > 0) wrong.push(`${path} does not show ${missing.join(', ')}`)
      },
    })),
  }
  const running = autocannon(options, (error: unknown, result) => {
    if (error instanceof Error) over.reject(error)
    else over.resolve(result)
  })
  running.on('response', (_client, _status, _bytes, time) => {
    times.push(time)
  })
  const { errors } = await over.promise
  if (errors > 0) wrong.push(`${errors} connections broke or took more than 20 s`)
  if (wrong.length > 0) throw new Error(`${wrong.length} answers are wrong. ${wrong[0] ?? ''}`)
  return times
}
