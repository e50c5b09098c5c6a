'use client'
import { useTranslations } from 'next-intl'
import { Select } from '@/app/_ui/select'
import { RUN_STATES } from '@/server/workflows/schema'
import { ContactPicker } from '../_see/contact-picker'
import { useRunFilter } from './use-run-filter'

const ALL = 'all'

/** By how they ended, and whose they are. */
export function RunFilters() {
  const t = useTranslations('runs')
  const { state, contactId, chooseState, chooseContact } = useRunFilter()
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-gutter py-2">
      <Select
        size="sm"
        inline
        label={t('filter.state')}
        options={[ALL, ...RUN_STATES].map((value) => ({ value, label: t(`filter.of.${value as Choice}`) }))} // the list above
        value={state ?? ALL}
        onChange={(next) => chooseState(RUN_STATES.find((known) => known === next) ?? null)}
      />
      <span className="w-64">
        <ContactPicker
          size="sm"
          label={t('contact')}
          value={contactId}
          onChange={chooseContact}
          nobody={t('filter.everybody')}
        />
      </span>
    </div>
  )
}

type Choice = typeof ALL | (typeof RUN_STATES)[number]
