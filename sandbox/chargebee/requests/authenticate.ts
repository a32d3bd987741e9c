import type { Site } from '../site/site.ts'
import { ApiError } from './api-error.ts'

/** Takes the key from the user name of basic authentication; refuses with 401, and a read-only key's writing with 403. */
export function authenticate({ keys }: Site, header: string | undefined, method: string) {
  const [scheme = '', value = ''] = (header ?? '').split(' ')
  const login = Buffer.from(value, 'base64').toString('utf8')
  const key = scheme.toLowerCase() === 'basic' && login.endsWith(':') ? login.slice(0, -1) : null
  if (key !== keys.full && key !== keys.readOnly) throw unauthorized()
  if (key === keys.readOnly && method !== 'GET') throw forbidden()
}

export function unauthorized(): ApiError {
  return new ApiError(401, {
    message: 'Sorry, authentication failed. Invalid api key',
    api_error_code: 'api_authentication_failed',
  })
}

/** Status and code are a third party's finding, the wording is ours. */
export function forbidden(): ApiError {
  return new ApiError(403, {
    message: 'Sorry, this api key is not allowed to perform this operation',
    api_error_code: 'api_authorization_failed',
  })
}
