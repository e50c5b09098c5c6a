'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC, useTRPCClient } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'

/**
 * The key that a test event is sent with: one of the store's, whose secret is fetched only when it is used (owners; each
 * time audited), or one that was pasted. Nothing is offered where `isNeeded` is false.
 */
export function useSendingKeys(isNeeded: boolean) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const [picked, choose] = useState<string | null>(null)
  const [typed, type] = useState('')
  const query = useQuery({ ...trpc.apiKeys.list.queryOptions({ storeId }), enabled: isNeeded && can('owner') })
  const [now] = useState(() => Date.now())
  const usable = (query.data?.results ?? []).filter(
    ({ canCopy, scopes, expiresAt }) =>
      canCopy && scopes.includes('custom-events:write') && (!expiresAt || Date.parse(expiresAt) > now),
  )
  const chosen = isNeeded ? (picked ?? usable[0]?.id ?? '') : ''
  const key = usable.find(({ id }) => id === chosen)

  const secret = async (): Promise<string> => {
    if (!key) return typed.trim()
    const copied = await client.apiKeys.copy.mutate({ storeId, id: key.id })
    await queryClient.invalidateQueries(trpc.store.audit.pathFilter())
    return copied.key
  }
  return {
    options: usable.map(({ id, name, keyId }) => ({ value: id, label: name, description: keyId })),
    chosen: key ? chosen : '',
    choose,
    typed,
    type,
    secret,
    isGiven: key !== undefined || typed.trim() !== '',
    /** For the screen: the key's id with its secret left out. */
    shown: key && `${key.keyId}:••••••••`,
  }
}
