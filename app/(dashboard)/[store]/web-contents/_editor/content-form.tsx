'use client'
import { PanelTop, PictureInPicture2, Rows3, SquareStack } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { RadioCards } from '@/app/_ui/radio-cards'
import { WEB_CONTENT_TYPES, type WebContentInput } from '@/server/web-contents/schema'
import { HtmlInput } from './html-input'
import { ShowOnInput } from './show-on-input'

const ICONS = {
  popup: <SquareStack aria-hidden />,
  'slide-in': <PictureInPicture2 aria-hidden />,
  'floating-bar': <PanelTop aria-hidden />,
  inline: <Rows3 aria-hidden />,
}

type ContentFormProps = {
  draft: WebContentInput
  onChange: (draft: WebContentInput) => void
  /** Whose fields are offered as variables. */
  eventTypeId: string | null
  onEventType: (id: string) => void
}

export function ContentForm({ draft, onChange, eventTypeId, onEventType }: ContentFormProps) {
  const t = useTranslations('web-contents')
  const set = (part: Partial<WebContentInput>) => onChange({ ...draft, ...part })
  return (
    <>
      <Field label={t('name')} className="max-w-90">
        <Input
          value={draft.name}
          onValueChange={(name) => set({ name })}
          maxLength={200}
          placeholder={t('namePlaceholder')}
          autoComplete="off"
        />
      </Field>
      <RadioCards
        label={t('typeLabel')}
        value={draft.type}
        onChange={(type) => set({ type })}
        cards={WEB_CONTENT_TYPES.map((value) => ({
          ...{ value, label: t(`type.${value}`), icon: ICONS[value], lines: [t(`typeHint.${value}`)] },
        }))}
      />
      {draft.type === 'inline' && (
        <Field label={t('selector')} hint={t('selectorHint')} className="max-w-90">
          <Input
            mono
            value={draft.selector ?? ''}
            onValueChange={(selector) => set({ selector: selector || null })}
            placeholder="#offer"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      )}
      <HtmlInput
        html={draft.html}
        onChange={(html) => set({ html })}
        eventTypeId={eventTypeId}
        onEventType={onEventType}
      />
      <ShowOnInput showOn={draft.showOn} onChange={(showOn) => set({ showOn })} />
    </>
  )
}
