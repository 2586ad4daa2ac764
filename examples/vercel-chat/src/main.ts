// A chat page whose agent works with the user's accounts, and shows a Connect card where one is missing.
import { startChat } from './start-chat.ts'

const { url, modelName, users } = await startChat({ port: Number(process.env.PORT ?? 5173) })
console.log(`
  Chat    ${url}
  Model   ${modelName}
  Mail    emulated: connect Gmail as ${users.ada.email}
`)
