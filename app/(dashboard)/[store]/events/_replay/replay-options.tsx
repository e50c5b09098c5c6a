'use client'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/app/_ui/checkbox'

export type Options = { startsWorkflows: boolean; createsContacts: boolean }

type ReplayOptionsProps = {
  options: Options
  onChange: (options: Options) => void
  /** Something of the Public API takes part: the other ways in always create the contact. */
  hasApi: boolean
}

/** How a replay is done: with workflows, and with contacts that do not exist yet. */
export function ReplayOptions({ options, onChange, hasApi }: ReplayOptionsProps) {
  const t = useTranslations('events')
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="sr-only">{t('replay.options')}</legend>
      <Checkbox
        label={t('replay.startsWorkflows')}
        hint={t('replay.startsWorkflowsHint')}
        checked={options.startsWorkflows}
        onChange={(startsWorkflows) => onChange({ ...options, startsWorkflows })}
      />
      {hasApi && (
        <Checkbox
          label={t('replay.createsContacts')}
          hint={t('replay.createsContactsHint')}
          checked={options.createsContacts}
          onChange={(createsContacts) => onChange({ ...options, createsContacts })}
        />
      )}
    </fieldset>
  )
}
