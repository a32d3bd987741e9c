import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { nonceHeader } from '#lib/page-headers.ts'
import { Providers } from './_shell/providers.tsx'
import { readerZone } from './_shell/reader-zone.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Attribution Desk', template: '%s · Attribution Desk' },
  description: 'Put missed referrals right, with a second pair of eyes and a record.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#131312' },
  ],
}

export default async function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <Providers now={currentMoment()} zone={await readerZone()} nonce={await scriptNonce()}>
          {children}
        </Providers>
      </body>
    </html>
  )
}

const scriptNonce = async () => (await headers()).get(nonceHeader) ?? undefined

function currentMoment() {
  return Date.now()
}
