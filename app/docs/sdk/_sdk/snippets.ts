/** Keeps calls that a page makes before the script has loaded; it replays them. */
export const STUB = `(function (w) {
  var i = (w.inlet = w.inlet || function () { (i.q = i.q || []).push(arguments) });
  ['identify', 'track', 'page', 'reset', 'consent', 'on', 'flush'].forEach(function (name) {
    i[name] = i[name] || function () { i.apply(null, [name].concat([].slice.call(arguments))) }
  })
})(window)`

/** What a shop copies; `host` is this installation. */
export const snippets = (host: string, store: string) => ({
  install: `<script async src="${host}/sdk/inlet.js"
  data-store="${store}"></script>`,

  stub: `<script>\n${STUB}\n</script>`,

  init: `inlet('init', {
  store: '${store}',
  host: '${host}',
})`,

  identify: `inlet.identify('ana@example.org', { name: 'Ana' }, { hash: hashFromYourServer })
inlet.reset() // at sign-out`,

  hash: `// On your server (Node); the secret never reaches a page.
createHmac('sha256', identitySecret).update('ana@example.org').digest('hex')`,

  track: `inlet.track('viewed-size-guide', { size: 'XL' })
inlet.page() // a page visit; with what the document does not say: inlet.page({ title: 'Cart' })

inlet.on('sent', ({ events }) => console.log(events))
inlet.on('rejected', ({ event, validationErrors }) => console.log(event.alias, validationErrors))`,

  consent: `<script async src="${host}/sdk/inlet.js"
  data-store="${store}" data-consent="pending"></script>

inlet.consent(true)  // sends what was kept, and goes on
inlet.consent(false) // forgets events, tracker and identity`,

  csp: `Content-Security-Policy: script-src 'self' ${host};
  connect-src 'self' ${host}`,

  mobile: `import AsyncStorage from '@react-native-async-storage/async-storage'
import { AppState } from 'react-native'
import { createInlet } from './inlet-mobile.js'

const onBackground = (flush) =>
  AppState.addEventListener('change', (state) => {
    if (state === 'background') flush()
  })

const inlet = createInlet({
  store: '${store}',
  host: '${host}',
  storage: AsyncStorage,
  appState: { onBackground },
})

inlet.track('opened-app', { version: '3.2.0' })`,
})
