import { expect, it } from 'vitest'
import { readSearch as readCases } from '#app/(desk)/cases/_list/case-search.ts'
import { readSearch as readRequests } from '#app/(desk)/requests/_list/list-filter.ts'

it.each([readCases, readRequests])('Days that the desk cannot know are left out of an address.', (read) => {
  for (const day of ['0000-01-01', '1999-12-31', '9999-12-31', '2026-02-30', 'x'])
    expect(read({ from: day, to: day })).not.toMatchObject({ from: day })
  expect(read({ from: '2026-02-28', to: '2026-03-01' })).toMatchObject({
    from: '2026-02-28',
    to: '2026-03-01',
  })
})

it.each([readCases, readRequests])(
  'A text that PostgreSQL cannot look for is left out of an address.',
  (read) => {
    expect(read({ text: 'a\0b', path: '\0' })).toMatchObject({ text: undefined, path: undefined })
    expect(read({ text: ' Zoë ', path: 'stripe' })).toMatchObject({ text: 'Zoë', path: 'stripe' })
  },
)
