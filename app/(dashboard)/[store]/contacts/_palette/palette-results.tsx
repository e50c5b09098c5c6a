'use client'
import { Activity, User } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPCClient } from '@/app/_trpc/client'
import { usePaletteSource } from '@/app/_ui/palette/palette-sources'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { useTypeName } from '../../events/_parts/use-type-name'
import { useContactLabel } from '../_parts/use-contact-label'

const resultsMax = 6
const lettersMin = 2
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** What the palette finds besides places: contacts by email, name or id, and a reception by its pasted id. */
export function PaletteResults() {
  const t = useTranslations('contacts')
  const typeName = useTypeName()
  const trpc = useTRPCClient()
  const { storeId } = useStore()
  const labelOf = useContactLabel()

  usePaletteSource({
    id: 'contacts',
    heading: t('title'),
    search: async (query, signal) => {
      if (query.length < lettersMin) return []
      const { results } = await trpc.contacts.list.query({ storeId, search: query, limit: resultsMax }, { signal })
      return results.map((contact) => ({
        id: contact.id,
        label: labelOf(contact),
        hint: [contact.name, contact.surname].filter(Boolean).join(' ') || undefined,
        icon: <User aria-hidden />,
        href: paths.contact(storeId, contact.id),
      }))
    },
  })
  usePaletteSource({
    id: 'receptions',
    heading: t('palette.receptions'),
    search: async (query, signal) => {
      if (!UUID.test(query)) return []
      const found = await trpc.receptions.get.query({ storeId, id: query.toLowerCase() }, { signal })
      const name = typeName({ id: found.eventTypeId, name: found.eventTypeName })
      return [
        {
          id: found.id,
          label: [found.integrationName, name ?? found.alias].filter(Boolean).join(' · ') || found.id,
          hint: found.email ?? undefined,
          icon: <Activity aria-hidden />,
          href: paths.events(storeId, { event: found.id }),
        },
      ]
    },
  })
  return null
}
