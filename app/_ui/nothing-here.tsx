import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from './button'
import { EmptyState } from './empty-state'

/** What a 404 says, in the shell or without it. `home` is where its one button leads. */
export function NothingHere({ home = '/' }: { home?: string }) {
  const t = useTranslations('errors')
  return (
    <EmptyState
      heading="h1"
      icon={<SearchX aria-hidden />}
      title={t('notFoundTitle')}
      action={<ButtonLink href={home}>{t('toStart')}</ButtonLink>}
    >
      {t('notFoundHint')}
    </EmptyState>
  )
}
