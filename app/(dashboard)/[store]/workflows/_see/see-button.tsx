'use client'
import { FlaskConical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { useEditorState } from '../_editor/editor-context'
import { useSeeAddress } from './use-see-address'

/** *Dry run*: what the workflow as it stands here would do. */
export function SeeButton() {
  const t = useTranslations('runs')
  const { show } = useSeeAddress()
  const isEmpty = useEditorState((state) => state.document.nodes.length === 0)
  return (
    <Button
      icon={<FlaskConical aria-hidden />}
      disabledReason={isEmpty && t('emptyWorkflow')}
      onClick={() => show('dry-run')}
    >
      {t('dryRun.title')}
    </Button>
  )
}
