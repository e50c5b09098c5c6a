'use client'
import { Plus, Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { useEditor } from './editor-context'

/** What stands in canvas and outline before the first node. */
export function BlankWorkflow({ onAdd }: { onAdd: () => void }) {
  const t = useTranslations('workflows')
  const { readOnly } = useEditor()
  return (
    <EmptyState
      icon={<Workflow aria-hidden />}
      title={t('blank')}
      action={
        !readOnly && (
          <Button icon={<Plus aria-hidden />} onClick={onAdd}>
            {t('addTrigger')}
          </Button>
        )
      }
    >
      {t('blankHint')}
    </EmptyState>
  )
}
