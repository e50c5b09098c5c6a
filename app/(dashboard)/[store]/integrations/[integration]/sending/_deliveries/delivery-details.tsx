'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Code, CodeBlock } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { JsonView } from '@/app/_ui/json-view'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { Delivery } from '@/server/deliveries/get-delivery'
import { useContactLabel } from '../../../../contacts/_parts/use-contact-label'
import { useValueText } from '../../../../contacts/_parts/use-value-text'
import { NextTry } from './next-try'
import { TryList } from './try-list'

const linkClass = 'truncate text-accent hover:underline'

/** All of one delivery, from whom it is about to what the other system said. */
export function DeliveryDetails({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('sending')
  const textOf = useValueText()
  const values = Object.entries(delivery.values)
  return (
    <div className="flex flex-col gap-5">
      <About delivery={delivery} />
      <Part title={t('delivery.tries')}>
        <TryList delivery={delivery} />
      </Part>
      {delivery.lastAnswer !== null && (
        <Part title={t('delivery.lastAnswer')}>
          <LastAnswer text={delivery.lastAnswer} />
        </Part>
      )}
      {values.length > 0 && (
        <Part title={t('delivery.values')}>
          <dl className="grid grid-cols-[120px_minmax(0,1fr)] gap-x-3 gap-y-1 text-13">
            {values.map(([field, value]) => (
              <Line key={field} label={<Code className="text-ink-2">{field}</Code>}>
                <bdi className="min-w-0 break-words">{textOf(value)}</bdi>
              </Line>
            ))}
          </dl>
        </Part>
      )}
      <Part title={t('delivery.body')} action={<CopyButton text={delivery.body} label={t('delivery.copyBody')} />}>
        <JsonView
          label={t('delivery.body')}
          value={JSON.parse(delivery.body)}
          className="rounded-control border bg-sunken p-3"
        />
      </Part>
    </div>
  )
}

function About({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('sending')
  const { storeId } = useStore()
  const labelOf = useContactLabel()
  const { id, contactId, email, workflowId, workflowName, nextAt, createdAt, endedAt } = delivery
  return (
    <dl className="grid grid-cols-[120px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-13">
      <Line label={t('deliveries.contact')}>
        <Link href={paths.contact(storeId, contactId, 'activity')} className={linkClass}>
          <bdi>{labelOf({ id: contactId, email })}</bdi>
        </Link>
      </Line>
      <Line label={t('deliveries.workflow')}>
        {workflowName === null ? (
          t('deliveries.goneWorkflow')
        ) : (
          <Link href={paths.workflow(storeId, workflowId)} className={linkClass}>
            <bdi>{workflowName}</bdi>
          </Link>
        )}
      </Line>
      <Line label={t('delivery.made')}>
        <Time at={createdAt} exact />
      </Line>
      {nextAt && (
        <Line label={t('delivery.next')}>
          <NextTry at={nextAt} />
        </Line>
      )}
      {endedAt && (
        <Line label={t('delivery.ended')}>
          <Time at={endedAt} exact />
        </Line>
      )}
      <Line label={t('delivery.id')}>
        <Code className="truncate">{id}</Code>
        <CopyButton iconOnly text={id} label={t('delivery.copyId')} />
      </Line>
    </dl>
  )
}

/** What a stranger's server said: plain text, in its own direction, never markup. */
function LastAnswer({ text }: { text: string }) {
  const t = useTranslations('sending')
  if (text === '') return <p className="text-13 text-ink-3">{t('delivery.emptyAnswer')}</p>
  return (
    <bdi className="block">
      <CodeBlock label={t('delivery.lastAnswer')}>{text}</CodeBlock>
    </bdi>
  )
}

function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <div className="flex min-h-6 items-center justify-between gap-3">
        <h3 className="font-medium text-13">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  )
}

function Line({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="min-w-0 truncate py-0.5 text-ink-3">{label}</dt>
      <dd className="flex min-h-6 min-w-0 items-center gap-2">{children}</dd>
    </>
  )
}
