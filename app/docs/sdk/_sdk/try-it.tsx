'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Textarea } from '@/app/_ui/textarea'
import { Happenings } from './happenings'
import { useSdk } from './use-sdk'

/** Sends a real event to a real store, by the script that the shop would load, and shows what became of it. */
export function TryIt({ storeId }: { storeId: string }) {
  const t = useTranslations('sdk')
  const sdk = useSdk()
  const [store, setStore] = useState(storeId)
  const [alias, setAlias] = useState('viewed-size-guide')
  const [text, setText] = useState('{ "size": "XL" }')
  const payload = objectOf(text)
  const isReady = sdk.state === 'ready'

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) void sdk.load(store.trim())
    else if (payload) sdk.track(alias.trim(), payload)
  }
  const blocked = isReady
    ? (!alias.trim() && t('try.needsAlias')) || (!payload && t('try.needsObject'))
    : !store.trim() && t('try.needsStore')
  return (
    <>
      <p className="max-w-160">{t('try.lead')}</p>
      <form onSubmit={submit} className="card flex max-w-160 flex-col gap-4 p-4">
        <Field
          label={t('try.store')}
          hint={isReady && t('try.fixed')}
          error={sdk.state === 'failed' && t('try.failed')}
        >
          <Input mono value={store} onValueChange={setStore} readOnly={isReady} autoComplete="off" spellCheck={false} />
        </Field>
        {isReady && (
          <>
            <Field label={t('try.alias')}>
              <Input mono value={alias} onValueChange={setAlias} autoComplete="off" spellCheck={false} />
            </Field>
            <Field label={t('try.payload')}>
              <Textarea mono value={text} onChange={(event) => setText(event.target.value)} spellCheck={false} />
            </Field>
          </>
        )}
        <div className="flex items-center justify-end gap-3">
          <Button type="submit" variant="primary" pending={sdk.state === 'loading'} disabledReason={blocked} showReason>
            {isReady ? t('try.track') : t('try.load')}
          </Button>
        </div>
      </form>
      {isReady && <Happenings of={sdk.happenings} />}
    </>
  )
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
