'use client'
import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/app/_ui/checkbox'
import { Chip } from '@/app/_ui/chip'
import { Select } from '@/app/_ui/select'
import { FIELD_TYPE_NAMES, hasOptions } from '@/server/event-types/field-schema'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import type { FieldTypeName } from '@/server/fields/field-types'
import { TYPE_ICONS } from '../type-icons'
import type { Proposal } from './proposal-for'

type ProposalRowProps = {
  proposal: Proposal
  context: ReceiveContextName
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
  onType: (type: FieldTypeName) => void
}

/** A field that the sample suggests: whether it is wanted, its type, its place and what stands there. */
export function ProposalRow({ proposal, context, isChosen, onChoose, onType }: ProposalRowProps) {
  const t = useTranslations('event-types')
  const { name, pointer, type, shown, existing, into, isPrimaryKey, required } = proposal
  const isThere = existing !== undefined
  const types = FIELD_TYPE_NAMES.filter((one) => !hasOptions(one)).map((one) => ({
    ...{ value: one, label: t(`type.${one}`), icon: TYPE_ICONS[one] },
    disabledReason: isPrimaryKey && one !== 'email' ? t('review.keyIsEmail') : undefined,
  }))
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <span className="min-w-0 flex-1">
        <Checkbox
          label={<bdi className="font-medium">{isThere ? existing : name}</bdi>}
          checked={isThere || isChosen}
          disabled={isThere}
          onChange={onChoose}
        />
        <span className="flex min-w-0 items-center gap-2 pl-6 text-12 text-ink-3">
          {context === 'webhook' && <code className="mono shrink-0 text-12">{pointer}</code>}
          <bdi className="mono truncate text-12 text-ink-2" title={shown ?? undefined}>
            {shown ?? t('review.noValue')}
          </bdi>
        </span>
      </span>
      {isPrimaryKey && (
        <Chip tone="accent" icon={<KeyRound aria-hidden />}>
          {t('field.primaryKey')}
        </Chip>
      )}
      {required && !isPrimaryKey && <Chip>{t('field.required')}</Chip>}
      {isThere ? (
        <span className="text-12 text-ink-3">{t('review.there')}</span>
      ) : into ? (
        <span className="text-12 text-ink-3">{t('review.place')}</span>
      ) : (
        <Select inline size="sm" label={`${t('field.type')}: ${name}`} options={types} value={type} onChange={onType} />
      )}
    </li>
  )
}
