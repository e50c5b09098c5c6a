'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import type { WebContentType } from '@/server/web-contents/schema'
import { useDebounced } from '../../contacts/_parts/use-debounced'
import { DrawnContent } from './drawn-content'

const WIDTHS = { desktop: 'w-full', phone: 'w-97.5 max-w-full' } as const
const SIZES = ['desktop', 'phone'] as const

type PreviewPaneProps = { type: WebContentType; html: string; eventTypeId: string | null }

/** The content as a visitor would get it: filled in and cleaned by the server, cleaned again and drawn by the SDK's own code. */
export function PreviewPane({ type, html, eventTypeId }: PreviewPaneProps) {
  const t = useTranslations('web-contents')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const [size, setSize] = useState<keyof typeof WIDTHS>('desktop')
  const settled = useDebounced(html, 350)
  const preview = useQuery(
    trpc.webContents.preview.queryOptions(
      { storeId, html: settled, ...(eventTypeId && { eventTypeId }) },
      { placeholderData: keepPreviousData },
    ),
  )
  const unknown = preview.data?.unknown ?? []
  return (
    <aside
      aria-label={t('preview.title')}
      className="flex w-110 max-w-[45%] shrink-0 flex-col gap-3 overflow-y-auto border-l bg-sunken p-5 max-lg:w-full max-lg:max-w-none max-lg:border-t max-lg:border-l-0"
    >
      <div className="flex items-center gap-1.5">
        <h2 className="flex-1 text-14">{t('preview.title')}</h2>
        {SIZES.map((one) => (
          <Button
            key={one}
            size="sm"
            variant={one === size ? 'default' : 'quiet'}
            aria-pressed={one === size}
            onClick={() => setSize(one)}
          >
            {t(`preview.${one}`)}
          </Button>
        ))}
      </div>
      {unknown.length > 0 && (
        <Notice tone="warn" title={t('preview.unknown')}>
          <span className="mono break-words">{unknown.join(', ')}</span>
        </Notice>
      )}
      {preview.isError && (
        <Notice>
          <ProblemText error={preview.error} />
        </Notice>
      )}
      <DrawnContent type={type} html={preview.data?.html ?? ''} className={WIDTHS[size]} />
      {/<img\b[^>]*https?:/i.test(settled) && <p className="text-12 text-muted">{t('preview.pictures')}</p>}
    </aside>
  )
}
