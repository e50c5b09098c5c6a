'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { ErrorState } from '@/app/_ui/error-state'
import { Card, Page, PageBody, PageHeader } from '@/app/_ui/page'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { FirstSteps } from './first-steps'
import { NowCard } from './now-card'
import { useGreeting } from './use-greeting'
import { WorthALook } from './worth-a-look'

const pollMs = 2_000

/** What to do first, how it goes now, what is worth a look. */
export function HomeScreen() {
  const t = useTranslations('home')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const greeting = useGreeting()
  const query = useQuery(trpc.home.overview.queryOptions({ storeId }, { refetchInterval: pollMs }))
  const overview = query.data

  return (
    <Page>
      <PageHeader title={<span suppressHydrationWarning>{greeting}</span>} />
      <PageBody>
        <h2 className="sr-only">{t('overview')}</h2>
        {overview ? (
          <div className="grid grid-cols-[1.4fr_1fr] items-start gap-5 max-lg:grid-cols-1">
            <FirstSteps steps={overview.steps} />
            <div className="flex flex-col gap-5">
              <NowCard now={overview.now} />
              <WorthALook worth={overview.worth} />
            </div>
          </div>
        ) : query.isError ? (
          <ErrorState title={t('unreadable')} error={query.error} onRetry={() => query.refetch()} />
        ) : (
          <HomeSkeleton />
        )}
      </PageBody>
    </Page>
  )
}

function HomeSkeleton() {
  return (
    <Loading className="grid grid-cols-[1.4fr_1fr] items-start gap-5 max-lg:grid-cols-1">
      <Card className="flex flex-col gap-7">
        <Skeleton className="w-48" />
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/2" />
        <Skeleton className="w-3/5" />
      </Card>
      <Card className="flex flex-col gap-5">
        <Skeleton className="w-20" />
        <Skeleton className="h-8 w-2/3" />
      </Card>
    </Loading>
  )
}
