'use client'
import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '@/app/_ui/error-state'
import { Skeleton } from '@/app/_ui/skeleton'
import { configurationOf, loadScalar } from './scalar'

type ReferenceViewProps = { content: object; apiKey: string | null }

/** The reference itself, drawn anew when the document, the key or the theme changes. */
export function ReferenceView({ content, apiKey }: ReferenceViewProps) {
  const t = useTranslations('docs')
  const { resolvedTheme } = useTheme()
  const place = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  useEffect(() => {
    let isGone = false
    let shown: { destroy: () => void } | undefined
    loadScalar().then(
      (scalar) => {
        if (isGone || !place.current) return
        shown = scalar.createApiReference(place.current, configurationOf(content, apiKey, resolvedTheme === 'dark'))
        setState('shown')
      },
      () => setState('failed'),
    )
    return () => {
      isGone = true
      shown?.destroy()
    }
  }, [content, apiKey, resolvedTheme])
  return (
    <>
      {state === 'loading' && <Skeleton className="m-gutter h-80" />}
      {state === 'failed' && <Notice>{t('reference.failed')}</Notice>}
      <div ref={place} className="reference" />
    </>
  )
}
