import { useTranslations } from 'next-intl'
import { Code } from '@/app/_ui/code'
import type { Route } from '@/server/http/management/route'
import { ROUTES } from '@/server/http/management/routes'
import { Example } from './example'
import { examples } from './examples'
import { RICH } from './rich'
import { RowsTable } from './rows-table'
import { Paragraph, Section } from './section'

/** The calls of each resource, in the order of the table that the API itself is dispatched by. */
function byResource(): Map<string, Route[]> {
  const resources = new Map<string, Route[]>()
  for (const route of ROUTES) {
    const [, resource = ''] = route.path.split('/')
    resources.set(resource, [...(resources.get(resource) ?? []), route])
  }
  return resources
}

export function Management() {
  const t = useTranslations('docs')
  return (
    <Section id="management">
      <Paragraph>{t.rich('management.lead', RICH)}</Paragraph>
      <Paragraph>{t.rich('management.lists', RICH)}</Paragraph>
      <Example label={t('management.example')}>{examples().list}</Example>
      <Paragraph>{t.rich('management.locks', RICH)}</Paragraph>
      {[...byResource()].map(([resource, routes]) => (
        <div key={resource} className="flex flex-col gap-2">
          <h3 className="mt-2 text-ink">
            <code className="mono text-14">{resource}</code>
          </h3>
          <RowsTable
            label={resource}
            head={[t('management.call'), t('management.does')]}
            rows={routes.map(({ method, path, summary, scope }) => ({
              key: `${method} ${path}`,
              cells: [
                <Code key={path}>
                  <span className="inline-block w-14 text-ink-3">{method}</span>/api{path}
                </Code>,
                <span key={summary} lang="en">
                  {summary.replaceAll('`', '')}
                  <Code className="block text-12 text-ink-3">{scope}</Code>
                </span>,
              ],
            }))}
          />
        </div>
      ))}
    </Section>
  )
}
