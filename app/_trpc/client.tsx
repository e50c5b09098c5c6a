'use client'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import { type ReactNode, useState } from 'react'
import type { AppRouter } from '@/server/api/router'
import { paths } from '../_ui/paths'
import { toastProblem } from '../_ui/toast'
import { problemOf } from './problem-of'

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

export { useTRPC, useTRPCClient }

declare module '@tanstack/react-query' {
  interface Register {
    /** `quiet`: the form shows the failure itself, no toast. */
    mutationMeta: { quiet?: boolean }
  }
}

const freshMs = 2_000

/** A session that has ended (signed out elsewhere, removed, password changed) leads to the sign-in page and back. */
function leaveIfSignedOut(error: unknown): boolean {
  if (problemOf(error)?.status !== 401) return false
  window.location.assign(paths.signIn(window.location.pathname + window.location.search))
  return true
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveIfSignedOut }),
    mutationCache: new MutationCache({
      onError: (error, _input, _result, mutation) => {
        if (!leaveIfSignedOut(error) && !mutation.meta?.quiet) toastProblem(error)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        // An expected failure stays what it is; only silence is worth another try.
        retry: (count, error) => (problemOf(error)?.status ?? 503) >= 500 && count < 2,
      },
    },
  })
}

/** The dashboard's data: tRPC at `/trpc`, dates as ISO strings. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient)
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/trpc', maxItems: 10, methodOverride: 'POST' })] }),
  )
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
