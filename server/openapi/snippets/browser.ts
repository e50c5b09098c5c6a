import { javascriptLiteral, javascriptString } from './javascript-literal'
import type { SnippetInput } from './snippet-request'

/** Attributes are in double quotes; only these two have a meaning there. */
const attribute = (text: string): string => `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`

/** For a page of the shop: the SDK, and a queue for what is called before it has come. */
export function browser({ alias, baseUrl, storeId, sample }: SnippetInput): string {
  return `<script async src=${attribute(`${baseUrl}/sdk/inlet.js`)} data-store=${attribute(storeId)}></script>
<script>
  window.inlet = window.inlet || function () { (inlet.q = inlet.q || []).push(arguments) };
  inlet("track", ${javascriptString(alias)}, ${javascriptLiteral(sample, 1)});
</script>`
}
