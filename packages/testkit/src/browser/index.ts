export { clickLink } from './click-link.ts'
export type { LinkAnswer } from '../link-answer.ts'
export { finishLink } from './finish-link.ts'
export { launchBrowser } from './launch-browser.ts'
