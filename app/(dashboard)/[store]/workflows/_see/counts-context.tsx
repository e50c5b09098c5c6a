'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import type { NodeCount } from '@/server/workflows/node-counts'
import { useEditor } from '../_editor/editor-context'

export const PERIODS = ['1', '7', '30', 'all'] as const
export type Period = (typeof PERIODS)[number]

type Counts = {
  /** By node; undefined where the workflow never ran. */
  byNode: Readonly<Record<string, NodeCount>> | undefined
  /** Those of a backtest, in the place of the real ones. */
  isBacktest: boolean
  period: Period
  choose: (period: Period) => void
  showBacktest: (byNode: Counts['byNode']) => void
}

const CountsContext = createContext<Counts | null>(null)

const freshMs = 5_000

/** How many passed each node, asked again every few seconds while the workflow is looked at. */
export function CountsProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { id, state } = useEditor().workflow
  const [period, setPeriod] = useQueryState('counts', parseAsStringLiteral(PERIODS).withDefault('all'))
  const [backtest, showBacktest] = useState<Counts['byNode']>(undefined)
  const counts = useQuery({
    ...trpc.workflows.counts.queryOptions({ storeId, id, ...(period !== 'all' && { days: Number(period) }) }),
    placeholderData: keepPreviousData,
    refetchInterval: state === 'active' ? freshMs : false,
  })
  const { data } = counts
  const value = useMemo(() => {
    const own = data && (state !== 'draft' || Object.keys(data).length > 0) ? data : undefined
    return {
      ...{ byNode: backtest ?? own, isBacktest: backtest !== undefined, period, showBacktest },
      choose: (next: Period) => void setPeriod(next),
    }
  }, [backtest, data, state, period, setPeriod])
  return <CountsContext.Provider value={value}>{children}</CountsContext.Provider>
}

export function useCounts(): Counts {
  const counts = useContext(CountsContext)
  if (!counts) throw new Error('there are no counts around this')
  return counts
}
