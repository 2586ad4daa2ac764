export { assertStory } from './assert-story.ts'
export { type Agent, converse } from './converse.ts'
export { inboxModel } from './inbox-model.ts'
export { printCall } from './print-call.ts'
