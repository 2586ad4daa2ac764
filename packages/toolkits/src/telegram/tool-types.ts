// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Telegram: Telegram, as a bot: write into chats, groups and channels, read what it is told. */
    telegram: unknown
  }

  interface Tools {
    /** Delete a message for everybody, within 48 hours after it was sent. */
    TELEGRAM_DELETE_MESSAGE: {
      toolkit: "telegram"
      input: {
        /** `chat.id` of a message, or the `@name` of a public channel or group. */
        chat_id: number | string
        /** `message_id` of the message. */
        message_id: number
      }
      output: { done: boolean }
    }
    /** Replace the text of a message that the bot sent. */
    TELEGRAM_EDIT_MESSAGE: {
      toolkit: "telegram"
      input: {
        /** `chat.id` of a message, or the `@name` of a public channel or group. */
        chat_id: number | string
        /** `message_id` of the message. */
        message_id: number
        /** The new text. */
        text: string
        /** How the text is marked up; plain when left out. HTML knows b, i, u, s, a, code, pre. */
        parse_mode?: "HTML" | "MarkdownV2" | undefined
      }
      output: {
        message_id: number
        /** Seconds since 1970. */
        date: number
        chat: {
          id: number
          /** `private`, `group`, `supergroup` or `channel`. */
          type: string
          title?: string | undefined
          username?: string | undefined
          first_name?: string | undefined
          last_name?: string | undefined
        }
        from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined
        text?: string | undefined
        /** What is written below a picture or file. */
        caption?: string | undefined
        reply_to_message?: { message_id: number; text?: string | undefined } | undefined
      }
    }
    /** Forward a message from one chat to another. */
    TELEGRAM_FORWARD_MESSAGE: {
      toolkit: "telegram"
      input: {
        /** Where it goes: `chat.id`, or the `@name` of a channel. */
        chat_id: number | string
        /** Where it is. */
        from_chat_id: number | string
        /** `message_id` of the message. */
        message_id: number
      }
      output: {
        message_id: number
        /** Seconds since 1970. */
        date: number
        chat: {
          id: number
          /** `private`, `group`, `supergroup` or `channel`. */
          type: string
          title?: string | undefined
          username?: string | undefined
          first_name?: string | undefined
          last_name?: string | undefined
        }
        from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined
        text?: string | undefined
        /** What is written below a picture or file. */
        caption?: string | undefined
        reply_to_message?: { message_id: number; text?: string | undefined } | undefined
      }
    }
    /** Get the title, description and invite link of a chat. */
    TELEGRAM_GET_CHAT: {
      toolkit: "telegram"
      input: {
        /** `chat.id` of a message, or the `@name` of a public channel or group. */
        chat_id: number | string
      }
      output: {
        id: number
        /** `private`, `group`, `supergroup` or `channel`. */
        type: string
        title?: string | undefined
        username?: string | undefined
        first_name?: string | undefined
        last_name?: string | undefined
        bio?: string | undefined
        description?: string | undefined
        invite_link?: string | undefined
      }
    }
    /** List who runs a group or a channel, other bots left out. */
    TELEGRAM_GET_CHAT_ADMINISTRATORS: {
      toolkit: "telegram"
      input: {
        /** `chat.id` of a message, or the `@name` of a public channel or group. */
        chat_id: number | string
      }
      output: { administrators: ({
        user: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined }
        /** `creator` or `administrator`. */
        status: string
        custom_title?: string | undefined
      })[] }
    }
    /** Read what was written to the bot in the last 24 hours, the oldest first. */
    TELEGRAM_GET_UPDATES: {
      toolkit: "telegram"
      input: {
        /** How many, at most 100. */
        limit?: number | undefined
      }
      output: { messages: ({
        message_id: number
        /** Seconds since 1970. */
        date: number
        chat: {
          id: number
          /** `private`, `group`, `supergroup` or `channel`. */
          type: string
          title?: string | undefined
          username?: string | undefined
          first_name?: string | undefined
          last_name?: string | undefined
        }
        from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined
        text?: string | undefined
        /** What is written below a picture or file. */
        caption?: string | undefined
        reply_to_message?: { message_id: number; text?: string | undefined } | undefined
      })[] }
    }
    /** Pin a message at the top of a chat; in groups and channels the bot has to be an admin. */
    TELEGRAM_PIN_MESSAGE: {
      toolkit: "telegram"
      input: {
        /** `chat.id` of a message, or the `@name` of a public channel or group. */
        chat_id: number | string
        /** `message_id` of the message. */
        message_id: number
        /** True arrives without a sound. */
        disable_notification?: boolean | undefined
      }
      output: { done: boolean }
    }
    /** Send a file of any kind into a chat, or a PDF, ZIP or GIF from the web. */
    TELEGRAM_SEND_DOCUMENT: {
      toolkit: "telegram"
      input: {
        /** `chat.id` of a message, or the `@name` of a public channel or group. */
        chat_id: number | string
        /** The file, at most 50 MB. A file's id (file_…). */
        file?: string | undefined
        /** Or its address, on the public web; at most 20 MB. */
        document?: string | undefined
        /** What is written below. */
        caption?: string | undefined
        /** How the text is marked up; plain when left out. HTML knows b, i, u, s, a, code, pre. */
        parse_mode?: "HTML" | "MarkdownV2" | undefined
        /** True arrives without a sound. */
        disable_notification?: boolean | undefined
        /** `message_id` of the message that it answers. */
        reply_to_message_id?: number | undefined
      }
      output: {
        message_id: number
        /** Seconds since 1970. */
        date: number
        chat: {
          id: number
          /** `private`, `group`, `supergroup` or `channel`. */
          type: string
          title?: string | undefined
          username?: string | undefined
          first_name?: string | undefined
          last_name?: string | undefined
        }
        from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined
        text?: string | undefined
        /** What is written below a picture or file. */
        caption?: string | undefined
        reply_to_message?: { message_id: number; text?: string | undefined } | undefined
      }
    }
    /** Write a message into a chat with a person, a group or a channel. */
    TELEGRAM_SEND_MESSAGE: {
      toolkit: "telegram"
      input: {
        /** `chat.id` of a message, or the `@name` of a public channel or group. */
        chat_id: number | string
        /** The text, at most 4,096 characters. */
        text: string
        /** How the text is marked up; plain when left out. HTML knows b, i, u, s, a, code, pre. */
        parse_mode?: "HTML" | "MarkdownV2" | undefined
        /** True arrives without a sound. */
        disable_notification?: boolean | undefined
        /** `message_id` of the message that it answers. */
        reply_to_message_id?: number | undefined
      }
      output: {
        message_id: number
        /** Seconds since 1970. */
        date: number
        chat: {
          id: number
          /** `private`, `group`, `supergroup` or `channel`. */
          type: string
          title?: string | undefined
          username?: string | undefined
          first_name?: string | undefined
          last_name?: string | undefined
        }
        from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined
        text?: string | undefined
        /** What is written below a picture or file. */
        caption?: string | undefined
        reply_to_message?: { message_id: number; text?: string | undefined } | undefined
      }
    }
    /** Send a picture into a chat: a file, or one from the web. */
    TELEGRAM_SEND_PHOTO: {
      toolkit: "telegram"
      input: {
        /** `chat.id` of a message, or the `@name` of a public channel or group. */
        chat_id: number | string
        /** The picture, at most 10 MB. A file's id (file_…). */
        file?: string | undefined
        /** Or its address, on the public web; at most 5 MB. */
        photo?: string | undefined
        /** What is written below. */
        caption?: string | undefined
        /** How the text is marked up; plain when left out. HTML knows b, i, u, s, a, code, pre. */
        parse_mode?: "HTML" | "MarkdownV2" | undefined
        /** True arrives without a sound. */
        disable_notification?: boolean | undefined
        /** `message_id` of the message that it answers. */
        reply_to_message_id?: number | undefined
      }
      output: {
        message_id: number
        /** Seconds since 1970. */
        date: number
        chat: {
          id: number
          /** `private`, `group`, `supergroup` or `channel`. */
          type: string
          title?: string | undefined
          username?: string | undefined
          first_name?: string | undefined
          last_name?: string | undefined
        }
        from?: { id: number; is_bot?: boolean | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined } | undefined
        text?: string | undefined
        /** What is written below a picture or file. */
        caption?: string | undefined
        reply_to_message?: { message_id: number; text?: string | undefined } | undefined
      }
    }
  }
}
