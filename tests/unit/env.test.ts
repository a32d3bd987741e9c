import { describe, expect, it } from 'vitest'
import { readEnvironment } from '#lib/env.ts'

const practice = {
  DATABASE_URL: 'postgres://desk@127.0.0.1/desk',
  NEXTAUTH_URL: 'http://127.0.0.1:3000',
  NEXTAUTH_SECRET: 's'.repeat(32),
  OIDC_ISSUER: 'http://127.0.0.1:3102',
  OIDC_CLIENT_ID: 'attribution-desk',
  OIDC_CLIENT_SECRET: 'secret',
  ADMIN_EMAILS: 'Otto@attribution.example, ',
  STRIPE_SECRET_KEY: 'sk_test_practice',
  STRIPE_API_BASE: 'http://127.0.0.1:3100',
  CELLO_API_BASE: 'http://127.0.0.1:3101',
  PRACTICE_SANDBOX: 'http://127.0.0.1:3103',
}

describe('the environment', () => {
  it('is read once it is whole', () => {
    expect(readEnvironment(practice)).toMatchObject({
      ADMIN_EMAILS: ['otto@attribution.example'],
      WORKER: 'inline',
    })
  })

  it('names each missing or wrong variable in one sentence, and never a value', () => {
    const read = () =>
      readEnvironment({
        ...practice,
        OIDC_ISSUER: '',
        NEXTAUTH_SECRET: 'short',
        STRIPE_SECRET_KEY: 'pk_live_public',
      })
    expect(read).toThrow(/OIDC_ISSUER must be/)
    expect(read).toThrow(/NEXTAUTH_SECRET must have at least 32/)
    expect(read).toThrow(/STRIPE_SECRET_KEY must be a secret/)
    expect(read).not.toThrow(/pk_live_public|short/)
  })

  it('never mixes practice with real providers', () => {
    expect(() => readEnvironment({ ...practice, STRIPE_API_BASE: undefined })).toThrow(/never mixed/)
    expect(() => readEnvironment({ ...practice, OIDC_ISSUER: 'https://login.example.com' })).toThrow(
      /never mixed/,
    )
  })

  it('takes a webhook only where nobody on the way can read its address', () => {
    const read = (SLACK_WEBHOOK_URL: string) => () =>
      readEnvironment({ ...practice, PRACTICE_SANDBOX: undefined, SLACK_WEBHOOK_URL })
    expect(read('https://hooks.slack.com/services/T0/B0/secret')()).toMatchObject({ WORKER: 'inline' })
    expect(read('http://127.0.0.1:4017/services/T0/B0/secret')()).toMatchObject({ WORKER: 'inline' })
    expect(read('http://hooks.slack.com/services/T0/B0/secret')).toThrow(
      /SLACK_WEBHOOK_URL must begin with https/,
    )
    expect(read('ftp://127.0.0.1/secret')).toThrow(/SLACK_WEBHOOK_URL must begin with https/)
    expect(read('#alerts')).toThrow(/SLACK_WEBHOOK_URL must be the address of an incoming webhook/)
    expect(read('https://name:password@hooks.slack.com/secret')).toThrow(/without a name and password/)
    expect(read('http://hooks.slack.com/services/T0/B0/secret')).not.toThrow(/B0/)
    expect(() =>
      readEnvironment({ ...practice, SLACK_WEBHOOK_URL: 'https://hooks.slack.com/services/T0/B0/secret' }),
    ).toThrow(/never mixed/)
  })

  it('wants the price unit with the Cello key: nobody knows a default', () => {
    const cello = { CELLO_ACCESS_KEY_ID: 'id', CELLO_SECRET_ACCESS_KEY: 'secret' }
    expect(() => readEnvironment({ ...practice, ...cello })).toThrow(
      /CELLO_PRICE_UNIT must be set because CELLO_ACCESS_KEY_ID is/,
    )
    expect(readEnvironment({ ...practice, ...cello, CELLO_PRICE_UNIT: 'minor' }).CELLO_PRICE_UNIT).toBe(
      'minor',
    )
  })
})
