'use client'
import { useMutation } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'

export function SessionsCard() {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const end = useMutation(
    trpc.me.signOutEverywhere.mutationOptions({ onSuccess: () => window.location.assign(paths.signIn()) }),
  )
  return (
    <Card title={t('account.sessions')}>
      <p className="mb-3 text-13 text-ink-2">{t('account.sessionsHint')}</p>
      <Button icon={<LogOut aria-hidden />} pending={end.isPending} onClick={() => end.mutate()}>
        {t('account.endSessions')}
      </Button>
    </Card>
  )
}
