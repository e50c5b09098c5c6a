'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Drawer } from '@/app/_ui/drawer'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Textarea } from '@/app/_ui/textarea'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import type { FieldTypeName } from '@/server/fields/field-types'
import type { EventDraft } from '../draft'
import { applyProposals } from './apply-proposals'
import { countryCodeOf, inferFields } from './infer-fields'
import type { Proposal } from './proposal-for'
import { ProposalRow } from './proposal-row'
import { readPasted } from './read-pasted'
import { SkippedList } from './skipped-list'
import type { Sample } from './use-sample'

type PasteDrawerProps = {
  context: ReceiveContextName
  draft: EventDraft
  /** The primary key is in use: it gets no other place. */
  isKeyLocked: boolean
  /** A body that is there already; null: one is to be pasted. */
  given: Sample | null
  onApply: (draft: EventDraft, sample: Sample, count: number) => void
  /** Only shows the body, to click in. */
  onShow: (sample: Sample) => void
  onClose: () => void
}

/** A sample becomes a list of fields to look over; nothing of the event changes before *Apply*, and nothing that is there is overwritten. */
export function PasteDrawer({ context, draft, isKeyLocked, given, onApply, onShow, onClose }: PasteDrawerProps) {
  const t = useTranslations('event-types')
  const [text, setText] = useState('')
  const [fanOut, setFanOut] = useState(draft.webhook.fanOut)
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [types, setTypes] = useState<ReadonlyMap<string, FieldTypeName>>(new Map())
  const [countryCode, setCountryCode] = useState(countryCodeOf(draft.fields))
  const sample = useMemo<Sample | undefined>(() => given ?? readPasted(text), [given, text])
  const document = sample?.document
  const inferred = useMemo(
    () =>
      document &&
      sample &&
      inferFields({ document, context, fields: draft.fields, fanOut, isTyped: sample.isTyped, isKeyLocked }),
    [document, sample, context, draft.fields, fanOut, isKeyLocked],
  )
  const proposals = inferred?.proposals.map((proposal) => withType(proposal, types.get(proposal.pointer))) ?? []
  // Where a document says null, nobody knows yet what will stand there.
  const isWanted = ({ pointer, shown }: Proposal) => wanted.get(pointer) ?? (shown !== null || !sample?.isTyped)
  const chosen = proposals.filter((proposal) => proposal.existing === undefined && isWanted(proposal))
  const needsCode = chosen.some(({ type }) => type === 'phone') && countryCodeOf(draft.fields) === ''
  const apply = () => {
    if (!sample) return
    const next = applyProposals(draft, chosen, context, countryCode)
    onApply({ ...next, webhook: { ...next.webhook, fanOut } }, sample, chosen.length)
  }
  return (
    <Drawer
      title={t(given ? 'review.title' : 'paste')}
      onClose={onClose}
      width={620}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          {!given && sample && (
            <Button variant="quiet" onClick={() => onShow(sample)}>
              {t('review.show')}
            </Button>
          )}
          <Button disabledReason={chosen.length === 0 && t('review.nothing')} onClick={apply}>
            {t('review.apply', { n: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {!given && (
          <Field
            label={t('pasteLabel')}
            hint={t(context === 'webhook' ? 'pasteHint' : 'pasteHintRoot')}
            error={text.trim() !== '' && !sample ? t('pasteFault') : undefined}
          >
            <Textarea
              mono
              rows={sample ? 5 : 12}
              value={text}
              onChange={(event) => setText(event.target.value)}
              spellCheck={false}
              autoFocus
            />
          </Field>
        )}
        {inferred?.fanOuts.map(({ pointer, count }) => (
          <FanOutOffer
            key={pointer}
            pointer={pointer}
            count={count}
            isChosen={false}
            onChange={() => setFanOut(pointer)}
          />
        ))}
        {inferred && fanOut !== '' && fanOut !== draft.webhook.fanOut && (
          <FanOutOffer pointer={fanOut} isChosen onChange={() => setFanOut(draft.webhook.fanOut)} />
        )}
        {needsCode && (
          <Field label={t('review.country')} hint={t('review.countryHint')} className="max-w-60">
            <Input
              start={<span aria-hidden>+</span>}
              inputMode="numeric"
              placeholder="34"
              value={countryCode}
              onChange={(event) => setCountryCode(event.target.value.replace(/\D/g, '').slice(0, 3))}
            />
          </Field>
        )}
        {inferred && (
          <section aria-labelledby="review-fields" className="flex flex-col gap-2">
            <h3 id="review-fields">{t('review.found', { n: proposals.length })}</h3>
            <ul className="card divide-y">
              {proposals.map((proposal) => (
                <ProposalRow
                  key={proposal.pointer}
                  proposal={proposal}
                  context={context}
                  isChosen={isWanted(proposal)}
                  onChoose={(isChosen) => setWanted((now) => new Map(now).set(proposal.pointer, isChosen))}
                  onType={(type) => setTypes((now) => new Map(now).set(proposal.pointer, type))}
                />
              ))}
            </ul>
            <SkippedList skipped={inferred.skipped} />
          </section>
        )}
      </div>
    </Drawer>
  )
}

/** Another type reads by its own rules, so a decimal comma stays only with numbers. */
function withType(proposal: Proposal, type: FieldTypeName | undefined): Proposal {
  if (type === undefined || type === proposal.type) return proposal
  return { ...proposal, type, isPrimaryKey: proposal.isPrimaryKey && type === 'email' }
}

type FanOutOfferProps = { pointer: string; count?: number; isChosen: boolean; onChange: () => void }

function FanOutOffer({ pointer, count, isChosen, onChange }: FanOutOfferProps) {
  const t = useTranslations('event-types')
  return (
    <div className="rounded-card border p-3">
      <Checkbox
        label={t('review.fanOut', { pointer })}
        hint={count === undefined ? t('review.fanOutOn') : t('review.fanOutHint', { n: count })}
        checked={isChosen}
        onChange={onChange}
      />
    </div>
  )
}
