'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { IconButton } from '@/app/_ui/icon-button'
import type { FieldOfOptions } from '../_words/use-lookups'
import { ComparisonParts } from './comparison-parts'
import { EMPTY_COMPARISON, newKey, type WhereDraft } from './draft'
import { useEditor } from './editor-context'
import { LineFaults } from './line-faults'

/** As many as the document takes (contract §6). */
const WHERE_MAX = 20

type WhereListProps = {
  fields: readonly FieldOfOptions[]
  where: readonly WhereDraft[]
  onChange: (where: WhereDraft[]) => void
}

/** "where Total > 50 and Status is paid": on the event's own fields. */
export function WhereList({ fields, where, onChange }: WhereListProps) {
  const t = useTranslations('segments')
  const { isReadOnly, faultsOf } = useEditor()
  const [addedKey, setAddedKey] = useState<string>()
  const added = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (addedKey) added.current?.querySelector('button')?.focus()
  }, [addedKey])

  const add = () => {
    const key = newKey()
    setAddedKey(key)
    onChange([...where, { key, ...EMPTY_COMPARISON }])
  }
  return (
    <>
      {where.map((each, n) => (
        <span key={each.key} ref={each.key === addedKey ? added : undefined} className="contents">
          <span>{t(n === 0 ? 'where' : 'and')}</span>
          <ComparisonParts
            fields={fields}
            nameOf={({ name }) => name}
            value={each}
            onChange={(comparison) =>
              onChange(where.map((other) => (other.key === each.key ? { key: each.key, ...comparison } : other)))
            }
          />
          {!isReadOnly && (
            <IconButton
              size="sm"
              label={t('removeWhere')}
              icon={<X aria-hidden />}
              onClick={() => onChange(where.filter(({ key }) => key !== each.key))}
              className="-ml-1.5 text-ink-3"
            />
          )}
          <LineFaults reasons={faultsOf(each.key)} />
        </span>
      ))}
      {!isReadOnly && fields.length > 0 && where.length < WHERE_MAX && (
        <Button size="sm" variant="quiet" icon={<Plus aria-hidden />} onClick={add}>
          {t(where.length === 0 ? 'where' : 'and')}
        </Button>
      )}
    </>
  )
}
