'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ban, Ellipsis, Pencil, RefreshCw } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { IconButton } from '@/app/_ui/icon-button'
import { Menu, MenuItem } from '@/app/_ui/menu'
import { useStore, useTimeZone } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { Key } from './key-table'
import type { MadeKey } from './made-key-dialog'
import { RenameKeyDialog } from './rename-key-dialog'
import { RotateKeyDialog } from './rotate-key-dialog'

export function KeyMenu({ apiKey, onMade }: { apiKey: Key; onMade: (key: MadeKey) => void }) {
  const t = useTranslations('api-access')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const [asking, setAsking] = useState<'rename' | 'rotate' | 'revoke' | null>(null)
  const refresh = () => queryClient.invalidateQueries(trpc.apiKeys.pathFilter())
  const { id, name, lastUsedAt, lastUsedFrom } = apiKey
  const revoke = useMutation(trpc.apiKeys.revoke.mutationOptions({ onSettled: refresh }))
  const needsOwner = can('owner') ? undefined : t('needsOwner')
  const at = lastUsedAt && format.dateTime(new Date(lastUsedAt), { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const used = !at ? t('notUsed') : lastUsedFrom ? t('usedFrom', { at, address: lastUsedFrom }) : t('usedAt', { at })
  return (
    <>
      <Menu
        trigger={<IconButton size="sm" label={t('more', { name })} icon={<Ellipsis aria-hidden />} />}
        className="w-64"
      >
        <MenuItem icon={<Pencil aria-hidden />} disabledReason={needsOwner} onSelect={() => setAsking('rename')}>
          {t('rename')}
        </MenuItem>
        <MenuItem icon={<RefreshCw aria-hidden />} disabledReason={needsOwner} onSelect={() => setAsking('rotate')}>
          {t('rotate')}
        </MenuItem>
        <MenuItem icon={<Ban aria-hidden />} danger disabledReason={needsOwner} onSelect={() => setAsking('revoke')}>
          {t('revoke')}
        </MenuItem>
      </Menu>
      {asking === 'rename' && <RenameKeyDialog id={id} name={name} onClose={() => setAsking(null)} />}
      {asking === 'rotate' && <RotateKeyDialog id={id} name={name} onClose={() => setAsking(null)} onMade={onMade} />}
      <AlertDialog
        open={asking === 'revoke'}
        onOpenChange={(isOpen) => !isOpen && setAsking(null)}
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
