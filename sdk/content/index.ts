import type { ContentScript } from '../browser/load-contents'
import { draw } from './draw'
import { pageMoments } from './page-moments'
import { showContents } from './show-contents'

/** `inlet-content.js`: draws the contents that `inlet.js` left on this script's element, and those that it will. */
const { contents, report } = document.currentScript as ContentScript // by which `loadContents` loads it
const show = showContents({ moments: pageMoments, draw, report })

contents.push = (...more) => {
  more.forEach(show)
  return 0
}
contents.splice(0).forEach(show)
