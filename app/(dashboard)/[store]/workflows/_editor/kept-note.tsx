'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useTimeZone } from '@/app/_ui/store-context'
import { useEditor, useEditorState } from './editor-context'
import { isDirty } from './editor-state'

/** Whether what is edited is saved, or kept beside it and since when. */
export function KeptNote() {
  const t = useTranslations('workflows')
  const locale = useLocale()
  const timeZone = useTimeZone()
  const { readOnly } = useEditor()
  const kept = useEditorState((state) => state.kept)
  const dirty = useEditorState(isDirty)
  if (readOnly) return null
  if (kept === 'failed') return <span className="text-12 text-bad">{t('notKept')}</span>
  if (!dirty) return <span className="text-12 text-ink-3">{t('saved')}</span>
  const at =
    kept && new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(kept.at))
  return <span className="text-12 text-ink-3">{at ? t('keptAt', { at }) : t('unsaved')}</span>
}
