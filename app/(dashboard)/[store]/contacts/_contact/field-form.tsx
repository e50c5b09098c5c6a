'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { problemOf } from '@/app/_trpc/problem-of'
import { Button } from '@/app/_ui/button'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore, useTimeZone } from '@/app/_ui/store-context'
import { toast, undoToast } from '@/app/_ui/toast'
import { draftOf, sentValueOf } from './field-draft'
import { FieldInput } from './field-input'
import type { EditableField } from './field-row'

type FieldFormProps = { contactId: string; field: EditableField; name: string; onDone: () => void }

/** One field being edited: Enter saves, Escape leaves it, the server's reason stands below the input. */
export function FieldForm({ contactId, field, name, onDone }: FieldFormProps) {
  const t = useTranslations('contacts')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const timeZone = useTimeZone()
  const [draft, setDraft] = useState(() => draftOf(field.value, field.type, timeZone))
  const form = useRef<HTMLFormElement>(null)
  // Whatever the control is, the keyboard goes on in it.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([aria-hidden=true]), button, [role=checkbox]')?.focus()
  }, [])
  const update = useMutation(
    trpc.contacts.update.mutationOptions({
      meta: { quiet: true },
      onSuccess: (contact) => {
        queryClient.setQueryData(trpc.contacts.get.queryKey({ storeId, id: contactId }), contact)
        void queryClient.invalidateQueries(trpc.contacts.list.pathFilter())
        void queryClient.invalidateQueries(trpc.contacts.activity.pathFilter())
      },
    }),
  )

  const write = async (value: EditableField['value']) => {
    const before = field.value
    const contact = await update
      .mutateAsync({ storeId, id: contactId, fields: { [field.id]: value } })
      .catch(() => undefined)
    if (!contact) return // The reason stands at the input.
    onDone()
    const after = contact.fields.find(({ id }) => id === field.id)?.value ?? null
    if (JSON.stringify(before) === JSON.stringify(after)) toast(t('edit.same', { field: name }))
    else
      undoToast(t(after === null ? 'edit.cleared' : 'edit.saved', { field: name }), () =>
        update.mutateAsync({ storeId, id: contactId, fields: { [field.id]: before } }),
      )
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    void write(sentValueOf(draft, field.type, timeZone))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    // The drawer stays open.
    event.preventDefault()
    onDone()
  }

  return (
    <form ref={form} onSubmit={save} onKeyDown={onKeyDown} noValidate className="flex flex-col gap-2 pb-1">
      <FieldInput
        field={field}
        name={name}
        draft={draft}
        onChange={setDraft}
        error={update.isError && reasonOf(update.error, field.id)}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" size="sm" pending={update.isPending}>
          {t('edit.save')}
        </Button>
        <Button variant="quiet" size="sm" onClick={onDone}>
          {t('cancel')}
        </Button>
        {field.value !== null && (
          <Button variant="quiet" size="sm" className="ml-auto" onClick={() => write(null)}>
            {t('edit.clear')}
          </Button>
        )}
      </div>
    </form>
  )
}

function reasonOf(error: unknown, fieldId: string) {
  const fault = problemOf(error)?.validationErrors?.find(({ path }) => path === `/${fieldId}`)
  return fault ? fault.reason : <ProblemText error={error} />
}
