import { z } from 'zod'
import { nameSchema } from '@/server/integrations/text-schema'

export const WEB_CONTENT_TYPES = ['popup', 'slide-in', 'floating-bar', 'inline'] as const
export type WebContentType = (typeof WEB_CONTENT_TYPES)[number]

const HTML_BYTES_MAX = 100_000
const bytesOf = (text: string): number => new TextEncoder().encode(text).length
// Half of a surrogate pair would be kept as another character than was sent.
const isKeepable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text)
const UNKEEPABLE = 'expected text without U+0000 and halves of surrogate pairs'

/** When a content appears after it has come: at once, after a while, far down the page, or when the visitor is leaving. */
export const showOnSchema = z.union(
  [
    z.object({}).strict(),
    z.object({ afterSeconds: z.int().min(0).max(600) }).strict(),
    z.object({ scrolledPercent: z.int().min(1).max(100) }).strict(),
    z.object({ leaving: z.literal(true) }).strict(),
  ],
  { error: 'expected {}, {"afterSeconds": 0–600}, {"scrolledPercent": 1–100} or {"leaving": true}' },
)
export type ShowOn = z.infer<typeof showOnSchema>

/** A Liquid template. Active content in it is kept here and removed from what is shown (contract §6). */
export const templateSchema = z
  .string()
  .refine((text) => bytesOf(text) <= HTML_BYTES_MAX, `expected at most ${HTML_BYTES_MAX / 1000} KB`)
  .refine(isKeepable, UNKEEPABLE)

const webContent = z.object({
  name: nameSchema,
  type: z.enum(WEB_CONTENT_TYPES),
  html: templateSchema,
  showOn: showOnSchema,
  /** CSS selector of the element that an inline content goes into. */
  selector: z.string().trim().min(1, 'expected a CSS selector').max(500).refine(isKeepable, UNKEEPABLE).nullable(),
})

export const SELECTOR_NEEDED = 'expected the CSS selector of the element that the content goes into'

/** Where an inline content goes must be told; the others have their place. */
export const hasItsPlace = ({ type, selector }: { type: WebContentType; selector: string | null }): boolean =>
  type !== 'inline' || selector !== null

/** A web content as an owner makes it (contract §6). */
export const webContentInputSchema = webContent
  .extend({ showOn: showOnSchema.default({}), selector: webContent.shape.selector.default(null) })
  .refine(hasItsPlace, { path: ['selector'], error: SELECTOR_NEEDED })
export type WebContentInput = z.output<typeof webContentInputSchema>

/** What is left out stays as it is. */
export const webContentPatchSchema = webContent.partial()
export type WebContentPatch = z.output<typeof webContentPatchSchema>
