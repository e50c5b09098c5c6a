'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CircleDashed, Fingerprint } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { Button } from '@/app/_ui/button'
import { Chip } from '@/app/_ui/chip'
import { Card } from '@/app/_ui/page'
import { useStore } from '@/app/_ui/store-context'
import { IdentitySecretDialog } from './identity-secret-dialog'
import { newIdentitySecret } from './new-identity-secret'

/** The secret by which the shop's own server vouches for the email of a visitor (contract §5). It is written, never read. */
export function IdentityCard({ hasSecret }: { hasSecret: boolean }) {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const [shown, setShown] = useState<string>()
  const [asked, setAsked] = useState<'renew' | 'remove'>()
  const update = useMutation(
    trpc.store.update.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.store.get.pathFilter()),
    }),
  )
  const renew = async () => {
    const identitySecret = newIdentitySecret()
    await update.mutateAsync({ storeId, identitySecret })
    setShown(identitySecret)
  }
  const needsOwner = !can('owner') && t('needsOwner')
  return (
    <Card title={t('identity.title')}>
      <div className="flex flex-col gap-4">
        <p className="text-13 text-ink-2">{t('identity.hint')}</p>
        <div className="flex flex-wrap items-center gap-3">
          {hasSecret ? (
            <Chip tone="ok" icon={<CircleCheck aria-hidden />}>
              {t('identity.set')}
            </Chip>
          ) : (
            <Chip icon={<CircleDashed aria-hidden />}>{t('identity.notSet')}</Chip>
          )}
          <span className="ml-auto flex gap-2">
            {hasSecret && (
              <Button variant="quiet" disabledReason={needsOwner} onClick={() => setAsked('remove')}>
                {t('identity.remove')}
              </Button>
            )}
            <Button
              icon={<Fingerprint aria-hidden />}
              pending={update.isPending}
              disabledReason={needsOwner}
              onClick={() => (hasSecret ? setAsked('renew') : renew())}
            >
              {t(hasSecret ? 'identity.renew' : 'identity.make')}
            </Button>
          </span>
        </div>
      </div>
      <AlertDialog
        open={asked !== undefined}
        onOpenChange={(open) => !open && setAsked(undefined)}
        title={t(asked === 'remove' ? 'identity.removeAsk' : 'identity.renewAsk')}
        description={t('identity.askHint')}
        confirmLabel={t(asked === 'remove' ? 'identity.remove' : 'identity.renew')}
        onConfirm={() => (asked === 'remove' ? update.mutate({ storeId, identitySecret: null }) : renew())}
      />
      {shown && <IdentitySecretDialog secret={shown} onClose={() => setShown(undefined)} />}
    </Card>
  )
}
