interface ErrorBody {
  message: string
  type?: 'invalid_request' | 'operation_failed'
  api_error_code: string
  param?: string
}

/** An answer that is a no, in Chargebee's own form. */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly headers: Record<string, string>

  constructor(status: number, body: ErrorBody, headers: Record<string, string> = {}) {
    super(body.message)
    this.status = status
    this.body = body
    this.headers = headers
  }

  /** `error_code` is the older name that is still sent. */
  toJSON() {
    return { ...this.body, error_code: this.body.api_error_code, http_status_code: this.status }
  }
}

/** 400 for a parameter that is refused before anything is done. */
export function invalid(param: string, what: string, code = 'param_wrong_value'): ApiError {
  return new ApiError(400, {
    message: `${param} : ${what}`,
    type: 'invalid_request',
    api_error_code: code,
    param,
  })
}

export function missing(noun: string, id: string): ApiError {
  return new ApiError(404, {
    message: id === '' ? "Sorry, we couldn't find that resource" : `${noun} : ${id} not found`,
    type: 'invalid_request',
    api_error_code: 'resource_not_found',
    ...(id !== '' && { param: `${noun}_id` }),
  })
}
