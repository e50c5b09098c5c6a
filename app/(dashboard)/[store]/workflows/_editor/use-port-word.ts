'use client'
import { useTranslations } from 'next-intl'
import type { WorkflowNode } from '@/server/workflows/schema'
import { readShares, SPLIT_WAYS } from './split-shares'

/** "yes" for an exit of a condition, "A 50 %" for a way of a split (with its node), nothing where a node has one way on. */
export function usePortWord() {
  const t = useTranslations('workflows')
  return (port: string | undefined, node?: WorkflowNode): string => {
    if (port === 'yes' || port === 'no' || port === 'received' || port === 'timeout') return t(`port.${port}`)
    if (!SPLIT_WAYS.some((way) => way === port)) return port === undefined || port === 'next' ? '' : port
    const percent = node && readShares(node.config).find(({ way }) => way === port)?.percent
    const way = port?.toUpperCase() ?? ''
    return percent === null || percent === undefined ? way : t('port.share', { way, percent })
  }
}
