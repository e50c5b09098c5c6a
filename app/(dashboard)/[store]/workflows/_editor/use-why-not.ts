'use client'
import { useTranslations } from 'next-intl'
import { useStore } from '@/app/_ui/store-context'
import { type WorkflowAction, type WorkflowState, whyNot } from '@/server/workflows/schema'

/** Why this person cannot do this to a workflow in this state, in their language; undefined where they can. */
export function useWhyNot() {
  const t = useTranslations('workflows')
  const { can } = useStore()
  return (action: WorkflowAction, state: WorkflowState): string | undefined => {
    if (!can('editor')) return t('needsEditor')
    return whyNot(action, state) && t(`whyNot.${action}`, { state })
  }
}
