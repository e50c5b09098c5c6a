'use client'
import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { cn } from '@/app/_ui/cn'
import { IconButton } from '@/app/_ui/icon-button'
import { useStore } from '@/app/_ui/store-context'
import type { ContactView } from '@/server/contacts/get-contact'
import type { ContactFieldView } from '@/server/contacts/read-contact-fields'
import { useFieldName } from '../_parts/use-field-name'
import { useValueText } from '../_parts/use-value-text'
import { FieldForm } from './field-form'
import { WrittenBy } from './written-by'

export type EditableField = ContactView['fields'][number] & Pick<ContactFieldView, 'options' | 'defaultCountryCode'>

type FieldRowProps = { contactId: string; field: EditableField; canEdit: boolean }

/** A field with its value and who set it; turns into its form in place. */
export function FieldRow({ contactId, field, canEdit }: FieldRowProps) {
  const t = useTranslations('contacts')
  const { can } = useStore()
  const [editing, setEditing] = useState(false)
  const row = useRef<HTMLDivElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    // The form is gone; the keyboard goes on at the button that opened it.
    if (wasEditing.current && !editing) row.current?.querySelector('button')?.focus()
    wasEditing.current = editing
  }, [editing])
  const name = useFieldName()(field)
  const text = useValueText()(field.value, field)
  const isEmpty = field.value === null

  return (
    <div
      ref={row}
      className="grid min-h-12 grid-cols-[150px_minmax(0,1fr)_auto] items-start gap-x-3 py-2 text-13 max-md:grid-cols-[112px_minmax(0,1fr)_auto]"
    >
      <dt className="min-w-0 py-1 text-ink-2">
        <bdi className="block truncate" title={`${name} · ${field.id}`}>
          {name}
        </bdi>
      </dt>
      {editing ? (
        <dd className="col-span-2 min-w-0">
          <FieldForm contactId={contactId} field={field} name={name} onDone={() => setEditing(false)} />
        </dd>
      ) : (
        <>
          <dd className="min-w-0 py-1">
            <bdi className={cn('block truncate', isEmpty && 'text-ink-3')} title={isEmpty ? undefined : text}>
              {text}
            </bdi>
            {field.write && <WrittenBy write={field.write} isCleared={isEmpty} />}
          </dd>
          <dd>
            {!field.isReadOnly && (
              <IconButton
                size="sm"
                label={t('editField', { field: name })}
                icon={<Pencil aria-hidden />}
                disabledReason={!can('editor') ? t('needsEditor') : !canEdit && t('value.loading')}
                onClick={() => setEditing(true)}
              />
            )}
          </dd>
        </>
      )}
    </div>
  )
}
