'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, type Ref, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Chip } from '@/app/_ui/chip'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import type { ContactCheck } from '@/server/segments/check-contact'
import type { ConditionOptions } from '@/server/segments/options'
import type { SegmentDefinition } from '@/server/segments/schema'
import { VerdictList } from './verdict-list'

type CheckContactProps = {
  definition: SegmentDefinition
  /** Why nobody can be checked now. */
  whyNot: string | false
  options: ConditionOptions
  input: Ref<HTMLInputElement>
}

/** Why somebody is in it, or not: a tick or cross for each condition, asked again as the definition changes. */
export function CheckContact({ definition, whyNot, options, input }: CheckContactProps) {
  const t = useTranslations('segments')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const [typed, setTyped] = useState('')
  const [email, setEmail] = useState('')
  // No verdict of another definition is kept meanwhile: its lines would be told in the wrong words.
  const check = useQuery(
    trpc.segments.check.queryOptions({ storeId, definition, email }, { enabled: email !== '' && !whyNot }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setEmail(typed.trim())
    if (email === typed.trim()) void check.refetch()
  }
  const answer = email !== '' && !whyNot && !check.isError ? check.data : undefined

  return (
    <section aria-label={t('check.title')} className="mt-6">
      <form onSubmit={submit} className="flex items-end gap-2">
        <Field label={t('check.title')} className="flex-1">
          <Input
            ref={input}
            type="email"
            autoComplete="off"
            spellCheck={false}
            placeholder={t('check.placeholder')}
            value={typed}
            onValueChange={setTyped}
          />
        </Field>
        <Button
          type="submit"
          pending={check.isLoading}
          disabledReason={whyNot || (typed.trim() === '' && t('check.emailMissing'))}
        >
          {t('check.do')}
        </Button>
      </form>
      {check.isError && email !== '' && !whyNot && (
        <div role="alert" className="mt-2 text-12 text-bad">
          <ProblemText error={check.error} />
        </div>
      )}
      {answer && <Answer check={answer} definition={definition} options={options} />}
    </section>
  )
}

type AnswerProps = { check: ContactCheck; definition: SegmentDefinition; options: ConditionOptions }

function Answer({ check, definition, options }: AnswerProps) {
  const t = useTranslations('segments')
  return (
    <div aria-live="polite" className="card mt-3 p-3">
      <p className="flex items-center justify-between gap-2">
        <bdi className="truncate font-semibold text-13" title={check.contact.email ?? undefined}>
          {check.contact.email}
        </bdi>
        <Chip tone={check.isIn ? 'ok' : 'bad'}>{t(check.isIn ? 'check.in' : 'check.notIn')}</Chip>
      </p>
      <VerdictList verdict={check.conditions} group={definition} options={options} />
      {check.exclude && definition.exclude && (
        <>
          <p className="mt-2 text-12 text-ink-3">{t('leaveOut')}</p>
          <VerdictList verdict={check.exclude} group={definition.exclude} options={options} isExclusion />
        </>
      )}
    </div>
  )
}
