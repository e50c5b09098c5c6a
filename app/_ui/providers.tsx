'use client'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { SessionProvider } from 'next-auth/react'
import { ThemeProvider } from 'next-themes'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { Toaster } from './toast'
import { TooltipProvider } from './tooltip'

/** What every page stands in. The session itself is read on the server; the client only signs in and out. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
        <SessionProvider basePath="/auth" session={null} refetchOnWindowFocus={false}>
          <NuqsAdapter>
            <TooltipProvider delay={400}>{children}</TooltipProvider>
            <Toaster />
          </NuqsAdapter>
        </SessionProvider>
      </ThemeProvider>
    </CSPProvider>
  )
}
