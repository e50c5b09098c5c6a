'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Code } from '@/app/_ui/code'
import { IconButton } from '@/app/_ui/icon-button'
import { Input } from '@/app/_ui/input'
import { isCredential, isMask } from '@/server/event-types/send-schema'
import type { Faults } from '../../events/_editor/faults'
import { type HeaderDraft, newHeader } from './send-draft'

type HeaderRowsProps = {
  headers: readonly HeaderDraft[]
  faults: Faults
  isReadOnly: boolean
  onChange: (headers: HeaderDraft[]) => void
}

/** The owner's headers. A credential that the server keeps shows masked, until another is typed. */
export function HeaderRows({ headers, faults, isReadOnly, onChange }: HeaderRowsProps) {
  const t = useTranslations('sending')
  const change = (key: string, next: Partial<HeaderDraft>) =>
    onChange(headers.map((header) => (header.key === key ? { ...header, ...next } : header)))
  return (
    <section aria-labelledby="send-headers" className="flex flex-col gap-2">
      <h2 id="send-headers" className="font-semibold text-14">
        {t('headers')}
      </h2>
      <div className="card">
        {headers.length === 0 && <p className="px-3 py-2.5 text-13 text-ink-3">{t('noHeaders')}</p>}
        <ul className="divide-y">
          {headers.map((header, n) => (
            <HeaderRow
              key={header.key}
              {...{ header, n, faults, isReadOnly }}
              onChange={(next) => change(header.key, next)}
              onRemove={() => onChange(headers.filter(({ key }) => key !== header.key))}
            />
          ))}
        </ul>
        {!isReadOnly && (
          <div className="border-t px-3 py-2">
            <Button variant="quiet" icon={<Plus aria-hidden />} onClick={() => onChange([...headers, newHeader()])}>
              {t('addHeader')}
            </Button>
          </div>
        )}
      </div>
      {faults.get('webhookHeaders') && <p className="text-12 text-bad">{faults.get('webhookHeaders')}</p>}
      <p className="text-12 text-ink-3">{t('headersHint')}</p>
    </section>
  )
}

type HeaderRowProps = {
  header: HeaderDraft
  n: number
  faults: Faults
  isReadOnly: boolean
  onChange: (next: Partial<HeaderDraft>) => void
  onRemove: () => void
}

function HeaderRow({ header, n, faults, isReadOnly, onChange, onRemove }: HeaderRowProps) {
  const t = useTranslations('sending')
  const { key, name, value } = header
  const shown = name || t('headerNth', { n: n + 1 })
  const isKept = isMask(value)
  const reasons = ['name', 'value'].flatMap((property) => faults.get(`${key} ${property}`) ?? [])
  return (
    <li className="flex flex-col gap-1.5 px-3 py-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <Input
          controlSize="sm"
          mono
          className="w-44"
          aria-label={t('headerName', { n: n + 1 })}
          value={name}
          placeholder="Authorization"
          disabled={isReadOnly || isKept}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        {isKept ? (
          <span className="flex flex-1 items-center gap-2">
            <Code className="whitespace-nowrap text-ink-2">{value}</Code>
            {!isReadOnly && (
              <Button
                size="sm"
                aria-label={t('replaceHeader', { name: shown })}
                onClick={() => onChange({ value: '' })}
              >
                {t('replace')}
              </Button>
            )}
          </span>
        ) : (
          <Input
            controlSize="sm"
            mono
            className="min-w-36 flex-1"
            type={isCredential(name) ? 'password' : 'text'}
            aria-label={t('headerValue', { name: shown })}
            value={value}
            disabled={isReadOnly}
            autoComplete="new-password"
            spellCheck={false}
            onChange={(event) => onChange({ value: event.target.value })}
          />
        )}
        {!isReadOnly && (
          <IconButton
            size="sm"
            label={t('removeHeader', { name: shown })}
            icon={<Trash2 aria-hidden />}
            onClick={onRemove}
          />
        )}
      </div>
      {reasons.length > 0 && <p className="text-12 text-bad">{reasons.join(' · ')}</p>}
    </li>
  )
}
