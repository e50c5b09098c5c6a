'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { CodeBlock } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { useStore } from '@/app/_ui/store-context'
import { Tabs } from '@/app/_ui/tabs'

type SnippetsProps = {
  eventTypeId: string
  /** Stands in the snippet where the key goes; by default the words that the reader replaces. */
  shownKey?: string
  /** The whole key, fetched when the snippet is copied; by default what is shown is copied. */
  secret?: () => Promise<string>
  /** Below the snippet. */
  children?: ReactNode
}

/** Code that sends the event as it was saved, in the reader's language. */
export function Snippets({ eventTypeId, shownKey, secret, children }: SnippetsProps) {
  const t = useTranslations('event-types')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const [picked, pick] = useState<string | null>(null)
  const { data } = useQuery(trpc.eventTypes.snippets.queryOptions({ storeId, id: eventTypeId }))
  const snippet = data?.snippets.find(({ language }) => language === picked) ?? data?.snippets[0]
  if (!data || !snippet) return null
  const withKey = (key: string) => snippet.code.replaceAll(data.keyPlaceholder, key)
  const shown = withKey(shownKey ?? data.keyPlaceholder)
  return (
    <div className="flex flex-col gap-3">
      <Tabs
        label={t('try.language')}
        className="px-0"
        current={snippet.language}
        tabs={data.snippets.map(({ language, label }) => ({ id: language, label, onSelect: () => pick(language) }))}
      />
      <CodeBlock
        label={snippet.label}
        action={<CopyButton text={secret ? async () => withKey(await secret()) : shown} label={t('try.copy')} />}
      >
        {shown}
      </CodeBlock>
      {children}
    </div>
  )
}
