'use client'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { useStore } from '@/app/_ui/store-context'
import { aliasSchema } from '@/server/fields/field-id'
import { aliasOf } from './draft'
import type { Faults } from './faults'

const pauseMs = 250

type NameAndAliasProps<Draft extends { name: string; alias: string }> = {
  draft: Draft
  /** The event type itself, whose own alias is not taken. */
  exceptId: string | undefined
  faults: Faults
  isReadOnly: boolean
  onChange: (draft: Draft) => void
  /** What a name is like; by default that of something that happened. */
  hint?: string
}

/** The alias follows the name until somebody types another; whether it is free shows while typing. */
export function NameAndAlias<Draft extends { name: string; alias: string }>(props: NameAndAliasProps<Draft>) {
  const { draft, exceptId, faults, isReadOnly, onChange, hint } = props
  const t = useTranslations('event-types')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const alias = useSettled(useDeferredValue(aliasOf(draft)))
  const isForm = aliasSchema.safeParse(alias).success
  const isGiven = draft.name !== '' || draft.alias !== ''
  const check = useQuery({
    ...trpc.eventTypes.aliasAvailable.queryOptions({ storeId, alias, exceptId }),
    enabled: isForm && isGiven,
  })
  const taken = check.data && !check.data.available ? check.data.takenBy : undefined
  const aliasFault = !isForm ? t('aliasForm') : taken ? t('aliasTaken', { name: nameOf(taken) }) : faults.get('alias')
  return (
    <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
      <Field label={t('name')} hint={hint ?? t('nameHint')} error={faults.get('name')}>
        <Input
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
          disabled={isReadOnly}
          autoComplete="off"
          autoFocus={!exceptId}
        />
      </Field>
      <Field
        label={t('alias')}
        error={aliasFault}
        hint={!aliasFault && check.data?.available && isGiven ? t('aliasFree') : t('aliasForm')}
      >
        <Input
          mono
          value={draft.alias || (draft.name ? aliasOf(draft) : '')}
          onChange={(event) => onChange({ ...draft, alias: event.target.value })}
          disabled={isReadOnly}
          autoComplete="off"
          spellCheck={false}
          end={!aliasFault && check.data?.available && isGiven ? <Check className="text-ok" aria-hidden /> : undefined}
        />
      </Field>
    </div>
  )
}

const nameOf = (taken: unknown): string =>
  typeof taken === 'object' && taken !== null && 'name' in taken ? String(taken.name) : String(taken)

/** A value once it has stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
