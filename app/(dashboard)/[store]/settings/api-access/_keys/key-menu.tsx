'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ban, Ellipsis, RefreshCw } from 'lucide-react'
import { useFormatter, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { IconButton } from '@/app/_ui/icon-button'
import { Menu, MenuItem } from '@/app/_ui/menu'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { Key } from './key-table'
import type { MadeKey } from './made-key-dialog'

/** How long the old secret goes on working beside a new one. */
const OVERLAP_MS = 24 * 60 * 60 * 1000

export function KeyMenu({ apiKey, onMade }: { apiKey: Key; onMade: (key: MadeKey) => void }) {
  const t = useTranslations('api-access')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const [isRevoking, setRevoking] = useState(false)
  const refresh = () => queryClient.invalidateQueries(trpc.apiKeys.pathFilter())
  const { id, name, lastUsedAt } = apiKey
  const rotate = useMutation(
    trpc.apiKeys.rotate.mutationOptions({ onSuccess: ({ key }) => onMade({ name, key }), onSettled: refresh }),
  )
  const revoke = useMutation(trpc.apiKeys.revoke.mutationOptions({ onSettled: refresh }))
  const needsOwner = can('owner') ? undefined : t('needsOwner')
  const used = lastUsedAt
    ? t('usedAt', { at: format.dateTime(new Date(lastUsedAt), { timeZone, dateStyle: 'medium', timeStyle: 'short' }) })
    : t('notUsed')
  return (
    <>
      <Menu
        trigger={<IconButton size="sm" label={t('more', { name })} icon={<Ellipsis aria-hidden />} />}
        className="w-64"
      >
        <MenuItem
          icon={<RefreshCw aria-hidden />}
          disabledReason={needsOwner}
          onSelect={() =>
            rotate.mutate({ storeId, id, previousEndsAt: new Date(Date.now() + OVERLAP_MS).toISOString() })
          }
        >
          <span>{t('rotate')}</span>
          <span className="text-12 text-ink-3">{t('rotateHint')}</span>
        </MenuItem>
        <MenuItem icon={<Ban aria-hidden />} danger disabledReason={needsOwner} onSelect={() => setRevoking(true)}>
          {t('revoke')}
        </MenuItem>
      </Menu>
      <AlertDialog
        open={isRevoking}
        onOpenChange={setRevoking}
        title={t('revokeAsk', { name })}
        description={t('revokeHint', { used })}
        confirmLabel={t('revoke')}
        onConfirm={async () => {
          await revoke.mutateAsync({ storeId, id })
          toast(t('revoked', { name }))
        }}
      />
    </>
  )
}
