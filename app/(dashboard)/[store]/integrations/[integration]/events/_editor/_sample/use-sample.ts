'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { type HeardRequest, useListening } from '../_listen/use-listening'
import { parseSample } from './parse-sample'
import { isBranch } from './value-text'

/** A body to map fields on. */
export type Sample = {
  /** Undefined: what came is no document. */
  document: object | undefined
  /** JSON says what is a number; in a form or a CSV line all is text. */
  isTyped: boolean
  /** Where it came as a request. */
  request?: HeardRequest
}

const RECENT = 20

/** The bodies that the editor knows – pasted, heard while listening, or come lately – and the one that is looked at. */
export function useSample(context: ReceiveContextName, eventTypeId: string | undefined, alias: string) {
  const trpc = useTRPC()
  const { storeId } = useStore()
  const listening = useListening({ context, eventTypeId, alias })
  const recent = useQuery({
    ...trpc.receptions.listen.queryOptions({ storeId, receiveContext: context, eventTypeId, limit: RECENT }),
    enabled: eventTypeId !== undefined,
  })
  const [given, setGiven] = useState<Sample | null>(null)
  /** `example`, `given`, or a request's id; null: the youngest that was heard, else what was given, else the example. */
  const [chosen, choose] = useState<string | null>(null)

  const requests = useMemo(() => {
    const heard = new Set(listening.heard.map(({ id }) => id))
    const others = recent.data?.results.filter(({ id }) => !heard.has(id)) ?? []
    return [...listening.heard, ...others].slice(0, RECENT).map(sampleOf)
  }, [listening.heard, recent.data])
  const payloads = useMemo(
    () => requests.flatMap(({ document, request }) => (document && request.outcome !== 'duplicate' ? [document] : [])),
    [requests],
  )
  const byId = (id: string | undefined) => requests.find(({ request }) => request.id === id)
  const current = chosen ?? listening.heard[0]?.id ?? (given ? 'given' : 'example')
  const shown: Sample | undefined = current === 'given' ? (given ?? undefined) : byId(current)
  return {
    listening,
    requests,
    /** Documents that came, the youngest first: the evidence where no single body is looked at. */
    payloads,
    given,
    current: shown ? current : 'example',
    shown,
    choose,
    /** Shows a body that somebody brought along. */
    give: (sample: Sample) => {
      setGiven(sample)
      choose('given')
    },
  }
}

export type SampleState = ReturnType<typeof useSample>

function sampleOf(request: HeardRequest): Sample & { request: HeardRequest } {
  const document = request.document === null ? undefined : parseSample(request.document)
  return { document: isBranch(document) ? document : undefined, isTyped: !request.isForm, request }
}
