'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Drawer } from '@/app/_ui/drawer'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Field } from '@/app/_ui/field'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { useEditor } from '../_editor/editor-context'
import { ChanceLine } from './chance-line'
import { ContactPicker } from './contact-picker'
import { useSeeAddress } from './use-see-address'

/** "Why did X not enter?": what happened to a contact of late, and for each what started or what kept it out. */
export function WhyNotDrawer() {
  const t = useTranslations('runs')
  const { contactId, chooseContact, close } = useSeeAddress()
  return (
    <Drawer title={t('whyNot.title')} onClose={close} width={480}>
      <div className="flex flex-col gap-4">
        <Field label={t('contact')}>
          <ContactPicker label={t('contact')} value={contactId} onChange={chooseContact} />
        </Field>
        {contactId === null ? (
          <p className="text-13 text-ink-2">{t('whyNot.choose')}</p>
        ) : (
          <Chances contactId={contactId} />
        )}
      </div>
    </Drawer>
  )
}

function Chances({ contactId }: { contactId: string }) {
  const t = useTranslations('runs')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { workflow } = useEditor()
  const why = useQuery(trpc.workflows.whyNotEntered.queryOptions({ storeId, workflowId: workflow.id, contactId }))
  if (why.isError) return <ErrorState title={t('whyNot.unreadable')} error={why.error} onRetry={() => why.refetch()} />
  if (!why.data)
    return (
      <Loading className="flex flex-col gap-3">
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/2" />
      </Loading>
    )
  const { chances } = why.data
  if (chances.length === 0) return <EmptyState title={t('whyNot.nothing')}>{t('whyNot.nothingHint')}</EmptyState>
  return (
    <ol aria-label={t('whyNot.list')} className="flex flex-col gap-3 text-13">
      {chances.map((chance) => (
        <ChanceLine key={chance.id} chance={chance} workflowId={workflow.id} />
      ))}
    </ol>
  )
}
