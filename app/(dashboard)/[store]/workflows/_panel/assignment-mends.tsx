'use client'
import { Wrench } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import type { PaletteField } from '@/server/workflows/palette'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { useEditor } from '../_editor/editor-context'
import type { Assignment } from '../_editor/node-config'
import { converts } from './converts'
import { type Mend, mendsOf } from './mends-of'
import { useOperatorLabel } from './use-operator-label'
import type { KnownSource } from './use-sources'

type AssignmentMendsProps = {
  assignment: Assignment
  target: PaletteField
  fields: readonly PaletteField[]
  sources: readonly KnownSource[]
  onChange: (assignment: Assignment) => void
  isReadOnly: boolean
}

/** Where the value does not fit the field: why, and buttons that take what does. Where it is converted: how. */
export function AssignmentMends({ assignment, target, fields, sources, onChange, isReadOnly }: AssignmentMendsProps) {
  const t = useTranslations('workflows')
  const typeName = useTranslations('contacts.type')
  const operatorLabel = useOperatorLabel()
  const nameOf = useFieldName()
  const { palette } = useEditor()
  const found = mendsOf(assignment, { target, fields, sources, palette })
  if (!found) return <Conversion {...{ assignment, target, sources }} />
  const { from, mends } = found
  const labelOf = (mend: Mend): string => {
    if (mend.to === 'operator') return t('mend.operator', { operator: operatorLabel(mend.operator) })
    if (mend.to === 'source') return t('mend.source', { source: mend.source.label })
    return t('mend.field', {
      field: nameOf(fields.find(({ id }) => id === mend.field) ?? { id: mend.field, name: '' }),
    })
  }
  const mended = (mend: Mend): Assignment => {
    if (mend.to === 'operator') return { ...assignment, operator: mend.operator }
    if (mend.to === 'source') return { ...assignment, source: mend.source.source }
    return { ...assignment, field: mend.field, operator: 'set' }
  }
  return (
    <div className="flex flex-col gap-1.5 rounded-control bg-warn-soft px-3 py-2">
      <p className="text-13 text-warn">
        {from
          ? t('mend.type', { from: typeName(from.type), to: typeName(target.type), field: nameOf(target) })
          : t('mend.noOperator', { field: nameOf(target) })}
      </p>
      {!isReadOnly && mends.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {mends.map((mend) => (
            <Button key={labelOf(mend)} size="sm" icon={<Wrench aria-hidden />} onClick={() => onChange(mended(mend))}>
              {labelOf(mend)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

function Conversion({ assignment, target, sources }: Pick<AssignmentMendsProps, 'assignment' | 'target' | 'sources'>) {
  const t = useTranslations('workflows')
  const typeName = useTranslations('contacts.type')
  const { palette } = useEditor()
  const { source } = assignment
  if (!source || source.from === 'literal' || assignment.operator === 'clear') return null
  const from = sources.find((one) => JSON.stringify(one.source) === JSON.stringify(source))?.field.type
  if (!from || from === target.type) return null
  const how = converts(palette.conversions, from, target.type)
  return how ? (
    <p className="text-12 text-ink-3">{t(`converted.${how}`, { from: typeName(from), to: typeName(target.type) })}</p>
  ) : null
}
