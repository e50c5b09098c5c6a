'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Drawer } from '@/app/_ui/drawer'
import { Notice } from '@/app/_ui/error-state'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import type { Scope } from '@/server/api-keys/scopes'
import type { MadeKey } from './made-key-dialog'
import { SECTIONS, scopesOf } from './scope-sections'

/** Name, permissions by section, and when it ends, if it does. */
export function NewKeyDrawer({ onClose, onMade }: { onClose: () => void; onMade: (key: MadeKey) => void }) {
  const t = useTranslations('api-access')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>([])
  const [expires, setExpires] = useState('')
  const [isTried, setTried] = useState(false)
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: async ({ key }) => {
        await queryClient.invalidateQueries(trpc.apiKeys.pathFilter())
        onMade({ name, key })
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || scopes.length === 0) return
    const expiresAt = expires === '' ? undefined : new Date(`${expires}T23:59:59`).toISOString()
    create.mutate({ storeId, name, scopes: [...scopes], expiresAt })
  }
  return (
    <Drawer
      title={t('new.title')}
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" form="new-key" variant="primary" pending={create.isPending}>
            {t('new.save')}
          </Button>
        </>
      }
    >
      <form id="new-key" onSubmit={submit} noValidate className="flex flex-col gap-5">
        {create.isError && (
          <Notice>
            <ProblemText error={create.error} />
          </Notice>
        )}
        <Field
          label={t('new.name')}
          hint={t('new.nameHint')}
          error={isTried && name.trim() === '' ? t('new.nameMissing') : undefined}
        >
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="off"
            autoFocus
            maxLength={100}
          />
        </Field>
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 font-medium text-13">{t('new.permissions')}</legend>
          {isTried && scopes.length === 0 && <p className="text-12 text-bad">{t('new.scopeMissing')}</p>}
          {SECTIONS.map((section) => (
            <fieldset
              key={section}
              className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b pb-2.5"
              aria-label={t(`section.${section}`)}
            >
              <span className="w-44 text-13">{t(`section.${section}`)}</span>
              {scopesOf(section).map(({ name: scope, action }) => (
                <Checkbox
                  key={scope}
                  label={t(`action.${action}`)}
                  checked={scopes.includes(scope)}
                  onChange={(isOn) => setScopes(isOn ? [...scopes, scope] : scopes.filter((other) => other !== scope))}
                />
              ))}
            </fieldset>
          ))}
        </fieldset>
        <Field label={t('new.expires')} aside={t('new.optional')}>
          <Input type="date" value={expires} onChange={(event) => setExpires(event.target.value)} className="w-44" />
        </Field>
      </form>
    </Drawer>
  )
}
