'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Combobox } from '@/app/_ui/combobox'
import { Field } from '@/app/_ui/field'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { useEditor } from '../_editor/editor-context'
import { readWebContentId } from '../_editor/node-config'
import type { SettingsProps } from './settings-props'

/** Which web content is shown, and the way to it. */
export function WebContentSettings({ config, onChange, isReadOnly }: SettingsProps) {
  const t = useTranslations('workflows')
  const types = useTranslations('web-contents.type')
  const { storeId } = useStore()
  const { palette } = useEditor()
  const chosen = palette.webContents.find(({ id }) => id === readWebContentId(config))
  return (
    <>
      <Field label={t('webContent')} hint={t('webContentHint')}>
        <Combobox
          label={t('webContent')}
          options={palette.webContents.map(({ id, name, type }) => ({
            value: id,
            label: name,
            description: types(type),
          }))}
          value={chosen?.id ?? null}
          onChange={(webContentId) => onChange({ webContentId })}
          placeholder={t('chooseWebContent')}
          disabled={isReadOnly}
        />
      </Field>
      <Link
        href={chosen ? paths.webContent(storeId, chosen.id) : paths.webContents(storeId)}
        className="self-start text-13 text-accent hover:underline"
      >
        {t(chosen ? 'editWebContent' : 'allWebContents')}
      </Link>
    </>
  )
}
