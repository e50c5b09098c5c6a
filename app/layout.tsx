import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Providers } from './_ui/providers'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Inlet', template: '%s · Inlet' },
  icons: { icon: '/favicon.svg' },
  robots: { index: false },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f7' },
    { media: '(prefers-color-scheme: dark)', color: '#141312' },
  ],
}

/** Rendered for each request: the nonce of `proxy.ts` and the person's language are its own. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    // next-themes writes data-theme before React wakes up.
    <html lang={await getLocale()} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider>
          <Providers nonce={nonce}>
            <div id="app">{children}</div>
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
