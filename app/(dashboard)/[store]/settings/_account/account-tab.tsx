'use client'
import { PageBody } from '@/app/_ui/page'
import { NameCard } from './name-card'
import { PasswordCard } from './password-card'
import { SessionsCard } from './sessions-card'

/** The signed-in person, in all their stores. */
export function AccountTab() {
  return (
    <PageBody>
      <div className="flex max-w-160 flex-col gap-5">
        <NameCard />
        <PasswordCard />
        <SessionsCard />
      </div>
    </PageBody>
  )
}
