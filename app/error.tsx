'use client'
import { CircleX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from './_ui/button'
import { EmptyState } from './_ui/empty-state'

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void }

/** The last net of a page: says what it means and offers another try. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTranslations('errors')
  return (
    <div role="alert" className="flex h-full min-h-[60dvh] items-center">
      <EmptyState
        heading="h1"
        icon={<CircleX className="text-bad" aria-hidden />}
        title={t('brokenTitle')}
        action={<Button onClick={() => retry()}>{t('retry')}</Button>}
      >
        {t('brokenHint')} {error.digest && t('reference', { digest: error.digest })}
      </EmptyState>
    </div>
  )
}
