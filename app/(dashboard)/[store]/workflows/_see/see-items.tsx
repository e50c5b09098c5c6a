'use client'
import { ChartColumn, UserRoundSearch } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MenuItem } from '@/app/_ui/menu'
import { useEditorState } from '../_editor/editor-context'
import { useSeeAddress } from './use-see-address'

/** The two that look back: a backtest, and why somebody did not enter. */
export function SeeItems() {
  const t = useTranslations('runs')
  const { show } = useSeeAddress()
  const isEmpty = useEditorState((state) => state.document.nodes.length === 0)
  return (
    <>
      <MenuItem
        icon={<ChartColumn aria-hidden />}
        disabledReason={isEmpty && t('emptyWorkflow')}
        onSelect={() => show('backtest')}
      >
        {t('backtest.title')}
      </MenuItem>
      <MenuItem icon={<UserRoundSearch aria-hidden />} onSelect={() => show('why-not')}>
        {t('whyNot.title')}
      </MenuItem>
    </>
  )
}
