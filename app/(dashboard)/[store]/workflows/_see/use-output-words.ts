'use client'
import { useTranslations } from 'next-intl'
import type { Output } from '@/server/workflows/define-node'
import { useEditor } from '../_editor/editor-context'
import { shown } from '../_panel/shown'

/** What a run would do beyond the contact's fields, as a sentence. */
export function useOutputWords() {
  const t = useTranslations('runs')
  const { palette } = useEditor()
  return (output: Output): string => {
    if (output.type === 'move-in-segment') {
      const segment = palette.segments.find(({ id }) => id === output.segmentId)?.name ?? t('gone')
      return t(`would.${output.move}`, { segment })
    }
    if (output.type === 'show-web-content') {
      const content = palette.webContents.find(({ id }) => id === output.webContentId)?.name ?? t('gone')
      return t('would.show', { content })
    }
    const sent = palette.sendTypes.find(({ id }) => id === output.eventTypeId)
    const values = Object.entries(output.values).map(([field, value]) => `${field}: ${shown(value)}`)
    return t('would.send', { event: sent?.name ?? t('gone'), values: values.join(', ') })
  }
}
