/** A description of the API as text: of everybody's, or with a key of that store's. Throws an Error with the refusal's own sentence. */
export async function fetchDocument(path: string, apiKey: string | null): Promise<string> {
  const headers: Record<string, string> = apiKey ? { authorization: `ApiKey ${apiKey}` } : {}
  const response = await fetch(path, { headers, credentials: 'omit' })
  const text = await response.text()
  if (response.ok) return text
  const { detail }: { detail: string } = JSON.parse(text)
  throw new Error(detail)
}
