'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import type { MadeKey } from './made-key-dialog'

const HOUR_MS = 3_600_000
/** How long the old secret goes on working beside the new one. */
const OVERLAPS_MS = { none: 0, hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS } as const
const NAMES = ['none', 'hour', 'day', 'week'] as const

type RotateKeyDialogProps = { id: string; name: string; onClose: () => void; onMade: (key: MadeKey) => void }

/** A new secret for a key, and how long the old one stays good, so that senders can be changed one after the other. */
export function RotateKeyDialog({ id, name, onClose, onMade }: RotateKeyDialogProps) {
  const t = useTranslations('api-access')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const [overlap, setOverlap] = useState<(typeof NAMES)[number]>('day')
  const rotate = useMutation(
    trpc.apiKeys.rotate.mutationOptions({
      onSuccess: async ({ key }) => {
        await queryClient.invalidateQueries(trpc.apiKeys.pathFilter())
        onClose()
        onMade({ name, key })
      },
    }),
  )
  const submit = () =>
    rotate.mutate({ storeId, id, previousEndsAt: new Date(Date.now() + OVERLAPS_MS[overlap]).toISOString() })
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="sm"
      title={t('rotateTitle', { name })}
      description={t('rotateHint')}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="primary" pending={rotate.isPending} onClick={submit}>
            {t('rotate')}
          </Button>
        </>
      }
    >
      <Field label={t('overlap')}>
        <Select
          options={NAMES.map((value) => ({ value, label: t(`overlapOf.${value}`) }))}
          value={overlap}
          onChange={setOverlap}
        />
      </Field>
    </Dialog>
  )
}
