import type { oas31 } from 'zod-openapi'
import { Problem } from '@/server/problems'
import type { OpenApiDocument } from './open-api-document'

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const OPTIONS = {
  folderStrategy: 'Tags',
  requestParametersResolution: 'Example',
  parametersResolution: 'Example',
  enableOptionalParameters: false,
  includeAuthInfoInExample: false,
} as const

/**
 * The document as a Postman collection (v2.1): a folder for each tag, each event type with its sample as body, the
 * address and the key as the variables `baseUrl` and `apiKey`. The same document gives the same text.
 */
export async function postmanCollection(document: OpenApiDocument): Promise<Json> {
  // Loaded when it is asked for: it is large, and seldom needed.
  const { convertV2 } = (await import('openapi-to-postmanv2')).default
  const converted = await new Promise<unknown>((resolve, reject) => {
    convertV2({ type: 'json', data: requestsOf(document) }, OPTIONS, (error, result) => {
      const [output] = result?.output ?? []
      if (error || !output) reject(error ?? new Error(result?.reason))
      else resolve(output.data)
    })
  })
  if (!isObject(converted)) throw new Problem('internal', 'The collection could not be made.')
  const variable = [...(Array.isArray(converted.variable) ? converted.variable : []), { key: 'apiKey', value: '' }]
  return { ...tidy(converted), variable }
}

/** Only what is sent: of answers and bodies without example the converter would invent one. What is asked for by its example is sent by default. */
function requestsOf(document: OpenApiDocument): Json {
  const copy: OpenApiDocument = structuredClone(document)
  for (const item of Object.values(copy.paths ?? {})) {
    for (const operation of [item.get, item.post, item.patch, item.delete]) {
      if (!operation) continue
      operation.responses = { default: { description: '' } }
      for (const media of mediaOf(operation.requestBody)) media.example ??= {}
      for (const parameter of operation.parameters ?? []) {
        if (!('name' in parameter)) continue
        if (parameter.example !== undefined) parameter.required = true
        parameter.example ??= ''
      }
    }
  }
  return { ...copy }
}

const mediaOf = (body: oas31.OperationObject['requestBody']): oas31.MediaTypeObject[] =>
  body && 'content' in body ? Object.values(body.content) : []

/** Without the ids that the converter draws by chance and the answers that it invents; the key with its scheme in front. */
function tidy(value: unknown): Json {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk)
    if (part === '{{apiKey}}') return 'ApiKey {{apiKey}}'
    if (typeof part === 'string') return part.replace(/^\(Required\) /, '')
    if (!isObject(part)) return part
    const kept = Object.entries(part).filter(
      ([key, held]) => !(key === '_postman_id' || key === 'response' || isDrawnId(key, held)),
    )
    return Object.fromEntries(kept.map(([key, held]) => [key, walk(held)]))
  }
  return walk(value) as Json // an object stays one
}

const isDrawnId = (key: string, value: unknown): boolean => key === 'id' && typeof value === 'string'
