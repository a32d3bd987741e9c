/** What a request's form may tell besides, whether its path asks for it or not. */
export const optional = {
  organizationId: 'org_1',
  signupAt: '2026-11-03T12:00:00Z',
  signupEmail: 'nils@northwind.example',
  signupName: 'Nils Berg',
  interval: 'monthly' as const,
  productKey: 'pro',
  payments: '',
  zone: 'Europe/Berlin',
}
