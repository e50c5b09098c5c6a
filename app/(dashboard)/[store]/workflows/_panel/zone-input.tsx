'use client'
import { useTranslations } from 'next-intl'
import { Combobox } from '@/app/_ui/combobox'
import { Field } from '@/app/_ui/field'
import { useTimeZone } from '@/app/_ui/store-context'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { useEditor } from '../_editor/editor-context'

const STORE = 'store'

type ZoneInputProps = {
  /** The contact field that names the zone; undefined: the store's own. */
  value: string | undefined
  onChange: (zoneField: string | undefined) => void
  isReadOnly: boolean
}

/** By whose clock: the store's, or that of the zone which a field of the contact names. */
export function ZoneInput({ value, onChange, isReadOnly }: ZoneInputProps) {
  const t = useTranslations('workflows')
  const nameOf = useFieldName()
  const timeZone = useTimeZone()
  const { palette } = useEditor()
  const fields = palette.contactFields.filter(({ type }) => type === 'text' || type === 'radio')
  return (
    <Field label={t('wait.zone')} hint={value && t('wait.zoneHint', { timeZone })}>
      <Combobox
        label={t('wait.zone')}
        options={[
          { value: STORE, label: t('wait.zoneOfStore', { timeZone }) },
          ...fields.map((field) => ({
            value: `field ${field.id}`,
            label: t('fromContact', { field: nameOf(field) }),
          })),
        ]}
        value={value === undefined ? STORE : `field ${value}`}
        onChange={(next) => onChange(next === STORE ? undefined : next.slice('field '.length))}
        disabled={isReadOnly}
      />
    </Field>
  )
}
