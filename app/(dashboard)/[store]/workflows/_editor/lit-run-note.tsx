'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { useEditorState } from './editor-context'

/** Says whose path the canvas shows, and shows the whole again. */
export function LitRunNote() {
  const t = useTranslations('workflows')
  const lit = useEditorState((state) => state.lit)
  const light = useEditorState((state) => state.light)
  if (!lit) return null
  return (
    <div className="card absolute top-4 left-4 z-10 flex max-w-[calc(100%-32px)] items-center gap-3 px-3 py-2 text-13 shadow-floating">
      <span className="min-w-0 truncate">{t('pathOf', { who: lit.who })}</span>
      <Button size="sm" onClick={() => light(null)}>
        {t('showAll')}
      </Button>
    </div>
  )
}
