export { clickLink } from './click-link.ts'
export { finishLink, type LinkAnswer } from './finish-link.ts'
export { launchBrowser } from './launch-browser.ts'
