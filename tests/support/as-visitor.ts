// Next looks for AsyncLocalStorage where this puts it: whoever imports this file imports it first.
import 'next/dist/server/node-environment-baseline.js'
import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external.js'
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external.js'
import { RequestCookiesAdapter } from 'next/dist/server/web/spec-extension/adapters/request-cookies.js'
import { HeadersAdapter } from 'next/dist/server/web/spec-extension/adapters/headers.js'
import { RequestCookies } from 'next/dist/server/web/spec-extension/cookies.js'

/** Runs what a browser with this session's cookie would cause: an action, a page or a route sees the request as Next shows it. */
export function asVisitor<T>(token: string, run: () => Promise<T>): Promise<T> {
  const headers = new Headers({ cookie: `next-auth.session-token=${token}` })
  const cookies = RequestCookiesAdapter.seal(new RequestCookies(headers))
  const request = {
    type: 'request',
    phase: 'render',
    headers: HeadersAdapter.seal(headers),
    cookies,
    userspaceMutableCookies: cookies,
    url: { pathname: '/', search: '' },
    rootParams: {},
    implicitTags: { tags: [], expirationsByCacheKind: new Map() },
  }
  return workAsyncStorage.run({ route: '/' } as never, () => workUnitAsyncStorage.run(request as never, run))
}
