'use client'
import { QueryClient, QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useMemo, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { DocumentButtons } from './document-buttons'
import { fetchDocument } from './fetch-document'
import { ReferenceView } from './reference-view'

const ADDRESS = '/api/openapi.json'

/** Outside the dashboard there is no client of queries. */
export function Reference() {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <OwnReference />
    </QueryClientProvider>
  )
}

/** The API of everybody, or of the store whose key the reader pastes. The key stays in this page's memory. */
function OwnReference() {
  const t = useTranslations('docs')
  const [typed, type] = useState('')
  const [apiKey, setApiKey] = useState<string | null>(null)
  const general = useQuery({ queryKey: [ADDRESS], queryFn: () => fetchDocument(ADDRESS, null) })
  const own = useMutation({
    meta: { quiet: true },
    mutationFn: (key: string) => fetchDocument(ADDRESS, key),
    onSuccess: (_, key) => setApiKey(key),
  })
  const text = (apiKey === null ? undefined : own.data) ?? general.data
  const content = useMemo(() => (text === undefined ? undefined : (JSON.parse(text) as object)), [text]) // the document is an object
  const submit = (event: FormEvent) => {
    event.preventDefault()
    own.mutate(typed.trim())
  }
  const failed = own.error ?? general.error
  return (
    <>
      <section aria-label={t('reference.access')} className="flex flex-col gap-3 px-gutter pb-5">
        <form onSubmit={submit} className="flex max-w-180 flex-wrap items-end gap-2">
          <Field label={t('reference.key')} className="min-w-60 flex-1">
            <Input
              mono
              type="password"
              value={typed}
              onChange={(event) => type(event.target.value)}
              placeholder="{keyId}:{secret}"
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
          <Button
            type="submit"
            variant="primary"
            pending={own.isPending}
            disabledReason={typed.trim() === '' && t('reference.keyNeeded')}
          >
            {t('reference.show')}
          </Button>
        </form>
        <p className="text-12 text-ink-2">{t('reference.keyHint')}</p>
        {failed && <Notice>{failed.message}</Notice>}
        <DocumentButtons apiKey={apiKey} />
      </section>
      {content && <ReferenceView content={content} apiKey={apiKey} />}
    </>
  )
}
