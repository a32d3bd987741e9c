interface ErrorBody {
  type?: string
  code?: string
  message: string
  param?: string
}

/** An answer that is a no, in Stripe's own form. */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly headers: Record<string, string>
  /** Found before the work began, so that no idempotent result is kept. */
  readonly early: boolean

  constructor(
    status: number,
    body: ErrorBody,
    extra: { headers?: Record<string, string>; early?: boolean } = {},
  ) {
    super(body.message)
    this.status = status
    this.body = body
    this.headers = extra.headers ?? {}
    this.early = extra.early ?? false
  }

  toJSON(requestId: string, live: boolean, seconds: number) {
    const { code } = this.body
    return {
      error: {
        ...(code && { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }),
        message: this.body.message,
        ...(this.body.param && { param: this.body.param }),
        request_log_url: `https://dashboard.stripe.com/${live ? '' : 'test/'}logs/${requestId}?t=${String(seconds)}`,
        type: this.body.type ?? 'invalid_request_error',
      },
    }
  }
}

/** 400 for a parameter that is refused before anything is done. */
export function invalid(message: string, param: string, code?: string): ApiError {
  return new ApiError(400, { message, param, ...(code && { code }) }, { early: true })
}

export function unknownParameter(param: string): ApiError {
  return invalid(`Received unknown parameter: ${param}`, param, 'parameter_unknown')
}

/**
 * 404 where the id is in the path, 400 where it is a parameter. `otherMode` is the mode that does have it.
 * Wording: stripe/stripe-cli#923 (notification), woocommerce-gateway-stripe#3109 (other mode).
 */
export function missing(noun: string, id: string, found: { param?: string; live?: boolean } = {}): ApiError {
  const modes = found.live === undefined ? null : found.live ? ['live', 'test'] : ['test', 'live']
  const other = modes
    ? `; a similar object exists in ${String(modes[0])} mode, but a ${String(modes[1])} mode key was used to make this request.`
    : ''
  return new ApiError(found.param ? 400 : 404, {
    code: 'resource_missing',
    message: `No such ${noun}: '${id}'${other}`,
    param: found.param ?? 'id',
  })
}
