import { z } from 'zod'
import { intakeForm } from './intake-form.ts'

const refusal = {
  type: 'object',
  required: ['kind', 'sentence'],
  properties: {
    kind: { type: 'string' },
    sentence: { type: 'string', description: 'What is wrong, and what to do.' },
    field: { type: 'string', description: 'Which field it is about.' },
  },
}

const opened = {
  type: 'object',
  required: ['id', 'number', 'address', 'created'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    number: { type: 'string', description: 'As people name it: C-1042.' },
    address: { type: 'string', format: 'uri', description: 'Where it stands in the desk.' },
    created: { type: 'boolean', description: 'false: the reference had opened it before.' },
  },
}

const json = (schema: object) => ({ 'application/json': { schema } })
const refused = (description: string) => ({ description, content: json(refusal) })

/** The intake of cases as an OpenAPI document. Pure. */
export const describeIntake = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Attribution Desk: cases from a help desk',
    version: '1',
    description:
      'Opens a case from a ticket. Sending the same reference again is safe: it answers with the case that it opened.',
  },
  paths: {
    '/api/cases': {
      post: {
        operationId: 'openCase',
        summary: 'Open a case',
        security: [{ token: [] }],
        requestBody: { required: true, content: json(z.toJSONSchema(intakeForm, { io: 'input' })) },
        responses: {
          '200': { description: 'The reference had opened this case before.', content: json(opened) },
          '201': { description: 'The case was opened.', content: json(opened) },
          '401': refused('There is no token, or it was revoked.'),
          '403': refused('The token lacks the scope cases:open.'),
          '409': refused('The reference opened a case with other content before. Nothing was changed.'),
          '422': refused('A field cannot be read.'),
          '429': {
            ...refused(
              'Too many: 120 tickets a minute for each token, those that are refused or come again among them; 20 refused tokens a minute for each address.',
            ),
            headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
          },
          '500': refused(
            'Something unexpected. The sentence has a number to quote; sending it again is safe.',
          ),
        },
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: 'An admin of the desk makes it.' },
    },
  },
})
