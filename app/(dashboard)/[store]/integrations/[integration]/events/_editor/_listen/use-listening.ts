'use client'
import { useQuery } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import { useEffect, useState } from 'react'
import { useTRPC, useTRPCClient } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import type { AppRouter } from '@/server/api/router'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'

export type HeardRequest = inferRouterOutputs<AppRouter>['receptions']['listen']['results'][number]

const pollMs = 600
const longestMs = 600_000
const KEPT_MAX = 20

type Address = { context: ReceiveContextName; eventTypeId: string | undefined; alias: string }

/**
 * Waits for requests to the event's address, whether or not it was saved: from the moment of `start`, asked for until
 * `stop`, the editor is left, or ten minutes are over. Also while the page is in the background, as the sender's own page
 * is in front then.
 */
export function useListening({ context, eventTypeId, alias }: Address) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { storeId } = useStore()
  /** The server's time at the start; null: not listening. */
  const [since, setSince] = useState<string | null>(null)
  const [heard, setHeard] = useState<HeardRequest[]>([])
  const [error, setError] = useState<unknown>(null)
  const address = { storeId, receiveContext: context, eventTypeId, alias: alias || undefined }
  const query = useQuery({
    ...trpc.receptions.listen.queryOptions({ ...address, since: since ?? undefined }),
    ...{ enabled: since !== null, refetchInterval: pollMs, refetchIntervalInBackground: true, staleTime: 0 },
  })

  const { data } = query
  useEffect(() => {
    if (since === null || !data || data.results.length === 0) return
    setHeard((known) => {
      const fresh = data.results.filter(({ id }) => !known.some((one) => one.id === id))
      return fresh.length === 0 ? known : [...fresh, ...known].slice(0, KEPT_MAX)
    })
  }, [since, data])
  useEffect(() => {
    if (since === null) return
    const timer = setTimeout(() => setSince(null), longestMs)
    return () => clearTimeout(timer)
  }, [since])

  const start = async () => {
    setError(null)
    try {
      const { now } = await client.receptions.listen.query({ ...address, limit: 1 })
      setSince(now)
    } catch (fault) {
      setError(fault)
    }
  }
  return {
    isListening: since !== null,
    /** The youngest first. */
    heard,
    error: error ?? query.error,
    start: () => void start(),
    stop: () => setSince(null),
  }
}

export type Listening = ReturnType<typeof useListening>
