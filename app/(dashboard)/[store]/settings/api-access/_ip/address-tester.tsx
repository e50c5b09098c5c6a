'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'

/** Would these ranges let an address in? Asked before they are saved. */
export function AddressTester({ ranges }: { ranges: string[] }) {
  const t = useTranslations('api-access')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const [typed, setTyped] = useState('')
  const [address, setAddress] = useState('')
  const test = useQuery({
    ...trpc.store.testAddress.queryOptions({ storeId, address, ranges }),
    enabled: address !== '',
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAddress(typed.trim())
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field label={t('ip.test')}>
        <Input
          mono
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="203.0.113.7"
          className="w-64"
        />
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit" size="sm">
          {t('ip.run')}
        </Button>
        <p role="status" className="text-13">
          {address !== '' && test.data && (
            <span className={test.data.allowed ? 'text-ok' : 'text-bad'}>
              {t(test.data.allowed ? 'ip.allowed' : 'ip.refused', { address })}
            </span>
          )}
          {test.isError && <ProblemText error={test.error} />}
        </p>
      </div>
    </form>
  )
}
