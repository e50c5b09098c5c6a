'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Pencil, UserSearch } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { IconButton } from '@/app/_ui/icon-button'
import { Page, PageBody, PageHeader, Split } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import type { ConditionOptions } from '@/server/segments/options'
import { useLeaveWarning } from '../../_parts/use-leave-warning'
import { useDebounced } from '../../contacts/_parts/use-debounced'
import { ConditionsEditor } from '../_editor/conditions-editor'
import { definitionOf } from '../_editor/definition-of'
import type { Draft } from '../_editor/draft'
import { draftOf } from '../_editor/draft-of'
import { faultsByKey } from '../_editor/faults-by-key'
import { useDraft } from '../_editor/use-draft'
import { CheckContact } from '../_preview/check-contact'
import { PreviewPanel } from '../_preview/preview-panel'
import { useConditionWords } from '../_words/use-condition-words'
import { MembersTab } from './members-tab'
import { NameField } from './name-field'
import { SegmentMenu } from './segment-menu'
import { SegmentTabs, useSegmentTab } from './segment-tabs'
import type { SegmentWithUses } from './segment-with-uses'
import { UsageTab } from './usage-tab'
import { useSaveSegment } from './use-save-segment'

const pauseMs = 350
const refreshMs = 15_000

type DynamicEditorProps = { segment: SegmentWithUses | null; options: ConditionOptions }

/** A Dynamic Plus segment: its conditions, and beside them who is in it now. */
export function DynamicEditor({ segment, options }: DynamicEditorProps) {
  const t = useTranslations('segments')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const history = useDraft(() => draftOf(segment?.name ?? '', segment?.definition ?? null))
  const { draft, change } = history
  const [saved, setSaved] = useState(() => textOf(draft))
  const [isNaming, setNaming] = useState(segment === null)
  const tab = useSegmentTab('dynamic-plus')
  const checkInput = useRef<HTMLInputElement>(null)

  const isDirty = textOf(draft) !== saved
  useLeaveWarning(isDirty)
  const built = useMemo(() => definitionOf(draft, options), [draft, options])
  const settled = useDebounced(built, pauseMs)
  const isEmpty = settled.definition.conditions.length === 0
  const preview = useQuery(
    trpc.segments.preview.queryOptions(
      { storeId, definition: settled.definition, id: segment?.id },
      { enabled: !isEmpty, placeholderData: keepPreviousData, refetchInterval: refreshMs },
    ),
  )
  const faults = faultsByKey(preview.error, settled.keys)
  const words = useConditionWords(options)
  const { save, isPending, error } = useSaveSegment(segment?.id, () => {
    setSaved(textOf(draft))
    setNaming(false)
  })
  const name = draft.name.trim()
  const whyNot = !can('editor')
    ? t('needsEditor')
    : built.unfinished.size > 0
      ? t('preview.unfinished', { n: built.unfinished.size })
      : built.definition.conditions.length === 0
        ? t('conditionMissing')
        : faults.size > 0
          ? t('preview.faulty')
          : name === ''
            ? t('nameMissing')
            : !isDirty && t('noChanges')
  const showCheck = () => {
    tab.show('conditions')
    requestAnimationFrame(() => checkInput.current?.focus())
  }

  return (
    <Page>
      <PageHeader
        title={name || t('newTitle')}
        crumbs={[{ label: t('title'), href: paths.segments(storeId) }, { label: t('type', { type: 'dynamic-plus' }) }]}
        aside={
          !isNaming &&
          can('editor') && (
            <IconButton size="sm" label={t('rename')} icon={<Pencil aria-hidden />} onClick={() => setNaming(true)} />
          )
        }
        actions={
          <>
            {segment && <SegmentMenu segment={segment} />}
            <Button icon={<UserSearch aria-hidden />} onClick={showCheck}>
              {t('check.open')}
            </Button>
            <Button
              variant="primary"
              pending={isPending}
              disabledReason={whyNot}
              onClick={() => save(name, built.definition)}
            >
              {t('save')}
            </Button>
          </>
        }
        line={!segment}
      />
      {segment && <SegmentTabs segment={segment} current={tab.current} onShow={tab.show} />}
      {segment && tab.current === 'contacts' && <MembersTab segment={segment} />}
      {segment && tab.current === 'usage' && <UsageTab usedBy={segment.usedBy} />}
      {(!segment || tab.current === 'conditions') && (
        <Split className="border-t-0 max-md:flex-col max-md:overflow-y-auto">
          <PageBody className="pt-5 max-md:flex-none max-md:overflow-visible">
            <div className="max-w-190">
              {Boolean(error) && (
                <div className="mb-4">
                  <Notice title={t('notSaved')}>
                    <ProblemText error={error} />
                  </Notice>
                </div>
              )}
              {isNaming && (
                <NameField
                  value={draft.name}
                  autoFocus
                  onChange={(next) => change((before) => ({ ...before, name: next }), 'name')}
                />
              )}
              <ConditionsEditor
                history={history}
                options={options}
                isReadOnly={!can('editor')}
                ownId={segment?.id}
                faults={faults}
              />
              {built.definition.conditions.length > 0 && (
                <p className="mt-6 max-w-140 break-words text-13 text-ink-2" data-testid="sentence">
                  {words.sentence(built.definition)}
                </p>
              )}
            </div>
          </PageBody>
          <aside
            aria-label={t('preview.title')}
            className="w-97 max-w-[40%] shrink-0 overflow-y-auto border-l bg-panel p-5 max-md:w-full max-md:max-w-none max-md:border-t max-md:border-l-0"
          >
            <PreviewPanel
              preview={preview.data}
              isEmpty={isEmpty}
              unfinished={built.unfinished.size}
              isOutdated={preview.isPlaceholderData || built !== settled}
              reason={faults.size > 0 ? t('preview.faulty') : preview.isError && <ProblemText error={preview.error} />}
            />
            <CheckContact
              definition={settled.definition}
              whyNot={isEmpty ? t('preview.none') : faults.size > 0 && t('preview.faulty')}
              options={options}
              input={checkInput}
            />
          </aside>
        </Split>
      )}
    </Page>
  )
}

/** What a person would see of a draft: without the keys of its lines. */
const textOf = (draft: Draft) => JSON.stringify(draft, (name, value) => (name === 'key' ? undefined : value))
