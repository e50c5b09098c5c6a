import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

type DocsFrameProps = {
  words: { contents: string; back: string; title: string; lead: string }
  /** In order; each is an address on the page. */
  sections: { id: string; title: string }[]
  children: ReactNode
}

/** A guide with its parts listed beside it. */
export function DocsFrame({ words, sections, children }: DocsFrameProps) {
  return (
    <div className="mx-auto flex max-w-280 gap-10 px-gutter max-md:flex-col max-md:gap-0">
      <nav aria-label={words.contents} className="w-48 shrink-0 py-10 max-md:w-full max-md:pt-6 max-md:pb-0">
        <div className="sticky top-10 max-md:static">
          <Link href="/" className="mb-5 inline-flex items-center gap-1.5 text-13 text-ink-2 hover:text-ink">
            <ArrowLeft aria-hidden />
            {words.back}
          </Link>
          <ul className="flex flex-col gap-0.5 max-md:flex-row max-md:flex-wrap max-md:gap-x-4">
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="block py-1 text-13 text-ink-2 hover:text-ink hover:underline">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      <main className="min-w-0 flex-1 py-10 max-md:pt-5">
        <h1 className="text-26">{words.title}</h1>
        <p className="mt-2 max-w-160 text-14 text-ink-2">{words.lead}</p>
        {children}
      </main>
    </div>
  )
}
