'use client'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPCClient } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { saveFile } from '@/app/_ui/save-file'
import { useStore } from '@/app/_ui/store-context'

/** The store's whole API as a Postman collection, each event type with its sample. It holds no key. */
export function PostmanButton() {
  const t = useTranslations('event-types')
  const client = useTRPCClient()
  const { storeId } = useStore()
  const download = useMutation({
    mutationFn: async () => {
      const collection = await client.eventTypes.postman.query({ storeId })
      saveFile('inlet.postman_collection.json', JSON.stringify(collection, null, 2))
    },
  })
  return (
    <Button size="sm" icon={<Download aria-hidden />} pending={download.isPending} onClick={() => download.mutate()}>
      {t('try.postman')}
    </Button>
  )
}
