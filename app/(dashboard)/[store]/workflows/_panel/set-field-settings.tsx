'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Combobox } from '@/app/_ui/combobox'
import { IconButton } from '@/app/_ui/icon-button'
import { Select } from '@/app/_ui/select'
import { Switch } from '@/app/_ui/switch'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { useEditor } from '../_editor/editor-context'
import { type Assignment, readSetField } from '../_editor/node-config'
import { AssignmentMends } from './assignment-mends'
import { AssignmentPreview } from './assignment-preview'
import type { SettingsProps } from './settings-props'
import { SourceInput } from './source-input'
import { useOperatorLabel } from './use-operator-label'
import { useSources } from './use-sources'

/** Which fields of the contact are set, and to what; beneath each what it would do for the contact of the sample event. */
export function SetFieldSettings({ config, onChange, isReadOnly, node, sample }: SettingsProps) {
  const t = useTranslations('workflows')
  const typeName = useTranslations('contacts.type')
  const nameOf = useFieldName()
  const operatorLabel = useOperatorLabel()
  const sources = useSources(node, sample)
  const { palette } = useEditor()
  const { assignments, keepNewer } = readSetField(config)
  const setAll = (next: Assignment[]) => onChange({ ...config, assignments: next })
  const setOne = (n: number, next: Assignment) => setAll(assignments.map((other, at) => (at === n ? next : other)))
  const fields = palette.contactFields.filter((field) => !field.isReadOnly)
  return (
    <>
      {assignments.length === 0 && <p className="text-13 text-ink-3">{t('noAssignment')}</p>}
      {assignments.map((assignment, n) => {
        const target = fields.find(({ id }) => id === assignment.field)
        const operators = target ? palette.assignmentOperators[target.type] : []
        const operator = operators.find(({ name }) => name === assignment.operator)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: assignments have no other name than their place
          <fieldset key={n} className="card flex flex-col gap-2 p-3" aria-label={t('assignment', { n: n + 1 })}>
            <div className="flex items-center gap-2">
              <div className="min-w-0 flex-1">
                <Combobox
                  label={t('contactField')}
                  options={fields.map((field) => ({
                    ...{ value: field.id, label: nameOf(field), description: typeName(field.type) },
                  }))}
                  value={assignment.field || null}
                  placeholder={t('chooseField')}
                  disabled={isReadOnly}
                  onChange={(field) => setOne(n, { ...assignment, field, operator: 'set' })}
                />
              </div>
              {target && (
                <Select
                  inline
                  label={t('operator')}
                  options={operators.map(({ name }) => ({ value: name, label: operatorLabel(name) }))}
                  value={assignment.operator}
                  onChange={(next) => setOne(n, { ...assignment, operator: next })}
                  disabled={isReadOnly}
                />
              )}
              {!isReadOnly && (
                <IconButton
                  label={t('removeAssignment', { n: n + 1 })}
                  icon={<Trash2 aria-hidden />}
                  onClick={() => setAll(assignments.filter((_, at) => at !== n))}
                />
              )}
            </div>
            {target && operator?.hasSource !== false && (
              <SourceInput
                node={node}
                sample={sample}
                value={assignment.source}
                onChange={(source) => setOne(n, { ...assignment, source })}
                isReadOnly={isReadOnly}
                target={target}
              />
            )}
            {target && (
              <AssignmentMends
                {...{ assignment, target, fields, sources, isReadOnly }}
                onChange={(next) => setOne(n, next)}
              />
            )}
            {target && <AssignmentPreview sample={sample} at={n} field={target.id} />}
          </fieldset>
        )
      })}
      {!isReadOnly && (
        <div>
          <Button icon={<Plus aria-hidden />} onClick={() => setAll([...assignments, { field: '', operator: 'set' }])}>
            {t('addAssignment')}
          </Button>
        </div>
      )}
      {/* A label in a column may shrink below its text; what is around it does not. */}
      <div>
        <Switch
          label={t('keepNewer')}
          hint={t('keepNewerHint')}
          checked={keepNewer}
          disabled={isReadOnly}
          onChange={(next) => onChange({ ...config, keepNewer: next })}
        />
      </div>
    </>
  )
}
