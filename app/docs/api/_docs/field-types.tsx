import { useTranslations } from 'next-intl'
import { Code } from '@/app/_ui/code'
import { FIELD_TYPES, type FieldTypeName } from '@/server/fields/field-types'
import { RICH } from './rich'
import { RowsTable } from './rows-table'
import { Paragraph, Section } from './section'

const NAMES = Object.keys(FIELD_TYPES) as FieldTypeName[] // the registry's own keys

export function FieldTypes() {
  const t = useTranslations('docs')
  return (
    <Section id="field-types">
      <Paragraph>{t.rich('types.lead', RICH)}</Paragraph>
      <RowsTable
        label={t('section.field-types')}
        head={[t('types.type'), t('types.takes'), t('types.stored')]}
        rows={NAMES.map((name) => ({
          key: name,
          cells: [
            <Code key={name}>{name}</Code>,
            t.rich(`types.${name}.takes`, RICH),
            t.rich(`types.${name}.stored`, RICH),
          ],
        }))}
      />
    </Section>
  )
}
