'use client'
import { PanelsTopLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPCClient } from '@/app/_trpc/client'
import { usePaletteSource } from '@/app/_ui/palette/palette-sources'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'

const RESULTS_MAX = 6

/** Web contents by name in the palette. */
export function WebContentResults() {
  const t = useTranslations('web-contents')
  const trpc = useTRPCClient()
  const { storeId } = useStore()
  usePaletteSource({
    id: 'web-contents',
    heading: t('title'),
    search: async (query, signal) => {
      const { results } = await trpc.webContents.list.query({ storeId }, { signal })
      return results
        .filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))
        .slice(0, RESULTS_MAX)
        .map(({ id, name, type }) => ({
          ...{ id, label: name, hint: t(`type.${type}`), icon: <PanelsTopLeft aria-hidden /> },
          href: paths.webContent(storeId, id),
        }))
    },
  })
  return null
}
