'use client'
import { useTranslations } from 'next-intl'

type VariablePillsProps = {
  label: string
  variables: readonly { path: string; name: string }[]
  onInsert: (path: string) => void
}

/** Variables to press; nothing where there is none. */
export function VariablePills({ label, variables, onInsert }: VariablePillsProps) {
  const t = useTranslations('web-contents')
  if (variables.length === 0) return null
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="mb-1.5 text-12 text-ink-2">{label}</legend>
      {variables.map(({ path, name }) => (
        <button
          key={path}
          type="button"
          aria-label={t('variables.insert', { name })}
          title={name}
          onClick={() => onInsert(path)}
          className="mono max-w-full cursor-pointer truncate rounded-chip bg-accent-soft px-1.5 py-1 text-12 text-accent hover:underline"
        >
          {path}
        </button>
      ))}
    </fieldset>
  )
}
