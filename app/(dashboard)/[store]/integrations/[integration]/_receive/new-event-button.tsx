'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { paths } from '@/app/_ui/paths'
import { RadioCards } from '@/app/_ui/radio-cards'
import { useStore } from '@/app/_ui/store-context'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { CONTEXT_ICONS } from '../../_parts/receive-context'

const CONTEXTS = ['api', 'webhook', 'web'] as const satisfies readonly ReceiveContextName[]
const LINES = ['credential', 'validation', 'contact', 'webContent'] as const

/** *Create new reception event*: asks through which way it receives, which never changes, then leads to the editor. */
export function NewEventButton({ integrationId }: { integrationId: string }) {
  const t = useTranslations('event-types')
  const router = useRouter()
  const { storeId, can } = useStore()
  const [open, setOpen] = useState(false)
  const [context, setContext] = useState<ReceiveContextName | null>(null)
  const toEditor = () => context && router.push(paths.newEventType(storeId, integrationId, context))

  return (
    <>
      <Button
        variant="primary"
        icon={<Plus aria-hidden />}
        disabledReason={!can('editor') && t('needsEditor')}
        onClick={() => setOpen(true)}
      >
        {t('create')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="lg"
        title={t('choose.title')}
        description={t('choose.hint')}
        footer={
          <>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
            <Button variant="primary" disabledReason={!context && t('choose.first')} onClick={toEditor}>
              {t('choose.go')}
            </Button>
          </>
        }
      >
        <RadioCards
          label={t('choose.title')}
          value={context}
          onChange={setContext}
          className="pt-1"
          cards={CONTEXTS.map((value) => ({
            value,
            label: t(`context.${value}.label`),
            icon: CONTEXT_ICONS[value],
            lines: LINES.map((line) => t(`context.${value}.${line}`)),
          }))}
        />
      </Dialog>
    </>
  )
}
