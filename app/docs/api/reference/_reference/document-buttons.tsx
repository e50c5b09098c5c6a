'use client'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { saveFile } from '@/app/_ui/save-file'
import { fetchDocument } from './fetch-document'

const FILES = [
  { path: '/api/openapi.json', file: 'inlet.openapi.json', name: 'openapi' },
  { path: '/api/postman.json', file: 'inlet.postman_collection.json', name: 'postman' },
  { path: '/api/client.ts', file: 'inlet-client.ts', name: 'client' },
] as const

/** The same description for other tools; with a key, of that store. */
export function DocumentButtons({ apiKey }: { apiKey: string | null }) {
  const t = useTranslations('docs')
  const save = useMutation({
    mutationFn: async ({ path, file }: (typeof FILES)[number]) => saveFile(file, await fetchDocument(path, apiKey)),
  })
  return (
    <ul className="flex flex-wrap gap-2" aria-label={t('reference.files')}>
      {FILES.map((one) => (
        <li key={one.name}>
          <Button size="sm" icon={<Download aria-hidden />} onClick={() => save.mutate(one)}>
            {t(`reference.${one.name}`)}
          </Button>
        </li>
      ))}
    </ul>
  )
}
