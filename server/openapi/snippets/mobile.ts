import { javascriptLiteral, javascriptString } from './javascript-literal'
import type { SnippetInput } from './snippet-request'

/** React Native: storage is the app's own, so that the queue outlives it, and what waits is sent when it goes to the background. */
export function mobile({ alias, baseUrl, storeId, sample }: SnippetInput): string {
  return `import AsyncStorage from "@react-native-async-storage/async-storage";
import { AppState } from "react-native";
import { createInlet } from "./inlet-mobile.js"; // ${baseUrl}/sdk/inlet-mobile.js

const inlet = createInlet({
  store: ${javascriptString(storeId)},
  host: ${javascriptString(baseUrl)},
  storage: AsyncStorage,
  appState: {
    onBackground: (flush) => AppState.addEventListener("change", (state) => state === "background" && flush()),
  },
});
inlet.track(${javascriptString(alias)}, ${javascriptLiteral(sample)});`
}
