/** The header in which `proxy.ts` tells the page its own path and search. */
export const pathHeader = 'x-desk-path'

/** The header in which `proxy.ts` tells the page the nonce of its own scripts. */
export const nonceHeader = 'x-nonce'
