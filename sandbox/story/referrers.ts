export interface Referrer {
  name: string
  userId: string
  code: string
  campaign: string
}

/** The people whose referrals were missed. Cello knows them by their code. */
export const referrers = [
  { name: 'Rita Okafor', userId: 'usr_2210', code: 'pNRB1aYqArN', campaign: 'Spring' },
  { name: 'M. Roth', userId: 'usr_1180', code: 'UIPIWa2Hnnr', campaign: 'Spring' },
  { name: 'Jun Ito', userId: 'usr_3307', code: 'kT4mZ8xQw2L', campaign: 'Partners' },
  { name: 'Bea Stern', userId: 'usr_4412', code: 'Vb7nR2cYp9D', campaign: 'Spring' },
  { name: 'Paolo Neri', userId: 'usr_5519', code: 'Hs3gW6jLe1F', campaign: 'Partners' },
  { name: 'Ife Bello', userId: 'usr_6621', code: 'Zq5tX0vNu8A', campaign: 'Partners' },
] as const satisfies Referrer[]
