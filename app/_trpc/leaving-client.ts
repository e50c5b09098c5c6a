import { createTRPCClient, httpLink } from '@trpc/client'
import type { AppRouter } from '@/server/api/router'

/** Browsers let 64 KiB of requests outlive their page (Fetch standard, keepalive); what is larger is tried all the same. */
const KEEPALIVE_BYTES_MAX = 60_000

/** For what a page that is being left still has to say: each call goes out at once, and arrives though the page is gone. */
export const leavingClient = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: '/trpc',
      fetch: (url, init) => {
        const keepalive = new Blob([String(init?.body ?? '')]).size <= KEEPALIVE_BYTES_MAX
        return fetch(url, { ...init, keepalive })
      },
    }),
  ],
})
