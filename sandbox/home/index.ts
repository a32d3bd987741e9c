import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { serve, type Served } from '../http/serve.ts'
import { fontAt, fontHeaders } from '../looks/fonts.ts'
import { versionOf } from '../looks/version.ts'
import { homePage, type HomeContent } from './home-page.ts'
import { live } from './live.ts'

/** A page that shows the outside world: what Cello saw and credited, and whom and what to try. */
export function startHome(content: HomeContent, port = 0): Promise<Served> {
  const all = (query: string | undefined) => query !== undefined
  const app = new Hono()
    .get('/', async (c) => c.html(await homePage(content, all(c.req.query('all')))))
    .get('/live', async (c) => {
      const text = await live(content.cello, all(c.req.query('all')))
      c.header('etag', versionOf(text))
      return c.req.header('if-none-match') === versionOf(text) ? c.body(null, 304) : c.html(text)
    })
    .get('/csv/:newUserId', (c) => {
      const { newUserId } = c.req.param()
      const csv = content
        .story()
        .flatMap(({ rows }) => rows)
        .find((row) => row.newUserId === newUserId)?.csv
      if (!csv) return c.notFound()
      c.header('content-type', 'text/csv; charset=utf-8')
      c.header('content-disposition', `attachment; filename="${newUserId}.csv"`)
      return c.body(csv)
    })
    .get('/_looks/:file', (c) => {
      const font = fontAt(c.req.path)
      return font ? c.body(font, 200, fontHeaders) : c.notFound()
    })
  return serve(port, getRequestListener(app.fetch))
}
