import type { ReactNode } from 'react'
import { TrpcProvider } from '../_trpc/client'

/** Signed-in pages read their data over tRPC. */
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return <TrpcProvider>{children}</TrpcProvider>
}
