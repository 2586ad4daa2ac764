/** Short forms, and words of people for which tools have another one: nearly the same thing, a group a line. */
export const sameWords: readonly (readonly string[])[] = `
repo, repository
pr, pull request
mr, merge request
org, organization, organisation
sms, text message
mms, picture message
dm, direct message
msg, message
todo, to-do, task
doc, document
pic, picture, photo, image
db, database
info, information
bug, issue, ticket
folder, directory
talk, conversation
`
  .trim()
  .split('\n')
  .map((line) => line.split(', '))
