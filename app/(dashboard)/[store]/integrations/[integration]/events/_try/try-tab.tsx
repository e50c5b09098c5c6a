'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { JsonView } from '@/app/_ui/json-view'
import { Card, PageBody } from '@/app/_ui/page'
import { Select } from '@/app/_ui/select'
import { Textarea } from '@/app/_ui/textarea'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import type { EventDraft } from '../_editor/draft'
import { exampleOf } from '../_editor/example'
import { SendCard } from './send-card'
import { useSendingKeys } from './use-sending-keys'

type Answer = {
  status: number
  detail?: string
  values?: unknown
  validationErrors?: { path: string; reason: string }[]
}
type TryTabProps = {
  context: ReceiveContextName
  draft: EventDraft
  saved: EventTypeWithUsage | undefined
  isDirty: boolean
}

/** The real address with a body: as code to copy, and as a dry run that stores nothing. */
export function TryTab({ context, draft, saved, isDirty }: TryTabProps) {
  const { id: eventTypeId, url } = saved ?? {}
  const t = useTranslations('event-types')
  const [body, setBody] = useState(() => JSON.stringify(exampleOf(draft, context), null, 2))
  const keys = useSendingKeys(context === 'api')
  const dryRun = useMutation({
    meta: { quiet: true },
    mutationFn: async (): Promise<Answer> => {
      const { pathname } = new URL(url ?? '', window.location.origin)
      const authorization = context === 'api' ? { authorization: `ApiKey ${await keys.secret()}` } : undefined
      const response = await fetch(`${pathname}?validateOnly=true&createContact=true`, {
        ...{ method: 'POST', credentials: 'omit', body },
        headers: { 'content-type': 'application/json', ...authorization },
      })
      const answer: Omit<Answer, 'status'> = await response.json()
      return { ...answer, status: response.status }
    },
  })
  if (!url || !eventTypeId) return <PageBody>{t('try.saveFirst')}</PageBody>
  const answer = dryRun.data
  return (
    <PageBody>
      <div className="flex max-w-180 flex-col gap-5">
        {isDirty && (
          <Notice tone="info" title={t('try.unsaved')}>
            {t('try.unsavedHint')}
          </Notice>
        )}
        {saved?.verification && (
          <Notice tone="info" title={t('try.proved')}>
            {t('try.provedHint')}
          </Notice>
        )}
        {keys.options.length > 0 && (
          <Field label={t('try.chosenKey')} hint={t('try.chosenKeyHint')} className="max-w-90">
            <Select
              options={[...keys.options, { value: '', label: t('try.otherKey') }]}
              value={keys.chosen}
              onChange={keys.choose}
            />
          </Field>
        )}
        <SendCard eventTypeId={eventTypeId} context={context} keys={keys} />
        {context !== 'web' && (
          <Card title={t('try.check')}>
            <p className="mb-3 text-13 text-ink-2">{t('try.checkHint')}</p>
            <div className="flex flex-col gap-3">
              <Field label={t('try.body')}>
                <Textarea
                  mono
                  rows={10}
                  value={body}
                  onChange={(event) => setBody(event.target.value)}
                  spellCheck={false}
                />
              </Field>
              {context === 'api' && !keys.chosen && (
                <Field label={t('try.key')}>
                  <Input
                    mono
                    value={keys.typed}
                    onChange={(event) => keys.type(event.target.value)}
                    placeholder="{keyId}:{secret}"
                    autoComplete="off"
                    spellCheck={false}
                  />
                </Field>
              )}
              <div>
                <Button
                  pending={dryRun.isPending}
                  disabledReason={context === 'api' && !keys.isGiven && t('try.keyNeeded')}
                  onClick={() => dryRun.mutate()}
                >
                  {t('try.run')}
                </Button>
              </div>
              {dryRun.isError && <Notice>{t('try.unreachable')}</Notice>}
              {answer?.status === 200 && (
                <div role="status" className="flex flex-col gap-2">
                  <p className="text-13 text-ok">{t('try.would')}</p>
                  <JsonView label={t('try.would')} value={answer.values} />
                </div>
              )}
              {answer && answer.status !== 200 && (
                <Notice title={`${t('try.refused')} ${answer.status}`}>
                  <p>{answer.detail}</p>
                  <ul className="mt-1 list-disc pl-5">
                    {answer.validationErrors?.map(({ path, reason }) => (
                      <li key={`${path} ${reason}`}>
                        <code className="mono">{path}</code> {reason}
                      </li>
                    ))}
                  </ul>
                </Notice>
              )}
            </div>
          </Card>
        )}
      </div>
    </PageBody>
  )
}
