import { javascriptLiteral, javascriptString } from './javascript-literal'
import type { SnippetInput } from './snippet-request'

/** React Native: storage is the app's own, so that the queue outlives it. */
export function mobile({ alias, baseUrl, storeId, sample }: SnippetInput): string {
  return `import AsyncStorage from "@react-native-async-storage/async-storage";
import { createInlet } from "./inlet-mobile.js"; // ${baseUrl}/sdk/inlet-mobile.js

const inlet = createInlet({
  store: ${javascriptString(storeId)},
  host: ${javascriptString(baseUrl)},
  storage: AsyncStorage,
});
inlet.track(${javascriptString(alias)}, ${javascriptLiteral(sample)});`
}
