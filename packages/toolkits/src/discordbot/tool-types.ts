// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Discord Bot: Discord servers, as a bot: read channels, write messages, find people. */
    discordbot: unknown
  }

  interface Tools {
    /** Put an emoji below a message, as the bot. */
    DISCORDBOT_ADD_MY_MESSAGE_REACTION: {
      toolkit: "discordbot"
      input: {
        /** `id` of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS or DISCORDBOT_CREATE_DM. */
        channel_id: string
        /** `id` of the message, from DISCORDBOT_LIST_MESSAGES. */
        message_id: string
        /** The emoji itself, 👍, or name:id of one of the server. */
        emoji_name: string
      }
      output: { added: boolean }
    }
    /** Open the direct conversation of the bot with a person, or get the one that is there; DISCORDBOT_CREATE_MESSAGE writes into it. */
    DISCORDBOT_CREATE_DM: {
      toolkit: "discordbot"
      input: {
        /** `id` of the person, from DISCORDBOT_SEARCH_GUILD_MEMBERS. */
        recipient_id: string
      }
      output: {
        /** `channel_id` for messages. */
        id: string
      }
    }
    /** Write a message, as the bot, into a channel, a thread or a direct conversation, with files if there are any, or answer a message there. */
    DISCORDBOT_CREATE_MESSAGE: {
      toolkit: "discordbot"
      input: {
        /** `id` of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS or DISCORDBOT_CREATE_DM. */
        channel_id: string
        /** The text, in Discord's Markdown, at most 2,000 characters; <@id> mentions a person. */
        content: string
        /** The message that it answers. */
        message_reference?: {
          /** `id` of the message, from DISCORDBOT_LIST_MESSAGES. */
          message_id: string
        } | undefined
        /** Whom the text may notify when it mentions them; people alone when left out. */
        allowed_mentions?: {
          /** Kinds of mentions that count. */
          parse?: ("users" | "roles" | "everyone")[] | undefined
        } | undefined
        /** Files to attach, by id (file_…); 10 MB each, more in boosted servers. */
        files?: string[] | undefined
      }
      output: {
        id: string
        channel_id: string
        /** Username. */
        author: string
        /** Written as <@id>, it mentions them. */
        author_id: string
        bot?: boolean | undefined
        content: string
        timestamp: string
        edited_timestamp?: string | null | undefined
        /** `id` of the message that it answers. */
        reply_to?: string | undefined
        attachments?: { filename: string; url: string; size: number }[] | undefined
        embeds?: ({ title?: string | undefined; url?: string | undefined })[] | undefined
        /** `channel_id` of the thread below it. */
        thread_id?: string | undefined
      }
    }
    /** Start a public thread in a text channel. DISCORDBOT_CREATE_THREAD_FROM_MESSAGE starts it below a message. */
    DISCORDBOT_CREATE_THREAD: {
      toolkit: "discordbot"
      input: {
        /** `id` of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS or DISCORDBOT_CREATE_DM. */
        channel_id: string
        /** Title, at most 100 characters. */
        name: string
      }
      output: {
        /** `channel_id` for messages in it. */
        id: string
        name: string
        /** The channel that it belongs to. */
        parent_id?: string | null | undefined
      }
    }
    /** Start a thread below a message of a channel. */
    DISCORDBOT_CREATE_THREAD_FROM_MESSAGE: {
      toolkit: "discordbot"
      input: {
        /** `id` of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS or DISCORDBOT_CREATE_DM. */
        channel_id: string
        /** `id` of the message, from DISCORDBOT_LIST_MESSAGES. */
        message_id: string
        /** Title, at most 100 characters. */
        name: string
      }
      output: {
        /** `channel_id` for messages in it. */
        id: string
        name: string
        /** The channel that it belongs to. */
        parent_id?: string | null | undefined
      }
    }
    /** Delete a message for good: one that the bot wrote, or any where it may manage messages. */
    DISCORDBOT_DELETE_MESSAGE: {
      toolkit: "discordbot"
      input: {
        /** `id` of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS or DISCORDBOT_CREATE_DM. */
        channel_id: string
        /** `id` of the message, from DISCORDBOT_LIST_MESSAGES. */
        message_id: string
      }
      output: { deleted: boolean }
    }
    /** Get a file that is attached to a message: its id is what tools that take a file are given. */
    DISCORDBOT_DOWNLOAD_ATTACHMENT: {
      toolkit: "discordbot"
      input: {
        /** `id` of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS or DISCORDBOT_CREATE_DM. */
        channel_id: string
        /** `id` of the message, from DISCORDBOT_LIST_MESSAGES. */
        message_id: string
        /** `filename` of the attachment. */
        filename: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one message of a channel with its whole text. */
    DISCORDBOT_GET_MESSAGE: {
      toolkit: "discordbot"
      input: {
        /** `id` of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS or DISCORDBOT_CREATE_DM. */
        channel_id: string
        /** `id` of the message, from DISCORDBOT_LIST_MESSAGES. */
        message_id: string
      }
      output: {
        id: string
        channel_id: string
        /** Username. */
        author: string
        /** Written as <@id>, it mentions them. */
        author_id: string
        bot?: boolean | undefined
        content: string
        timestamp: string
        edited_timestamp?: string | null | undefined
        /** `id` of the message that it answers. */
        reply_to?: string | undefined
        attachments?: { filename: string; url: string; size: number }[] | undefined
        embeds?: ({ title?: string | undefined; url?: string | undefined })[] | undefined
        /** `channel_id` of the thread below it. */
        thread_id?: string | undefined
      }
    }
    /** List all channels of a server with ids, kinds and topics, without its threads. */
    DISCORDBOT_LIST_GUILD_CHANNELS: {
      toolkit: "discordbot"
      input: {
        /** `id` of the server, from DISCORDBOT_LIST_MY_GUILDS. */
        guild_id: string
      }
      output: { channels: ({
        /** `channel_id` for other tools. */
        id: string
        name?: string | undefined
        /** Messages go into text and announcement channels. */
        kind: string
        topic?: string | null | undefined
        /** The category that it is in. */
        parent_id?: string | null | undefined
      })[] }
    }
    /** Read the messages of a channel, a thread or a direct conversation with the bot, the newest first. */
    DISCORDBOT_LIST_MESSAGES: {
      toolkit: "discordbot"
      input: {
        /** `id` of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS or DISCORDBOT_CREATE_DM. */
        channel_id: string
        /** How many, at most 100. */
        limit?: number | undefined
        /** Only those before this message: `next_cursor` of the page before. At most one of before, after and around. */
        before?: string | undefined
        /** Only those after the message with this `id`. */
        after?: string | undefined
        /** Those before and after the message with this `id`. */
        around?: string | undefined
      }
      output: {
        messages: ({
          id: string
          channel_id: string
          /** Username. */
          author: string
          /** Written as <@id>, it mentions them. */
          author_id: string
          bot?: boolean | undefined
          content: string
          timestamp: string
          edited_timestamp?: string | null | undefined
          /** `id` of the message that it answers. */
          reply_to?: string | undefined
          attachments?: { filename: string; url: string; size: number }[] | undefined
          embeds?: ({ title?: string | undefined; url?: string | undefined })[] | undefined
          /** `channel_id` of the thread below it. */
          thread_id?: string | undefined
        })[]
        /** `before` of the next page, of older ones; null on the last. */
        next_cursor: string | null
      }
    }
    /** List the servers that the bot is a member of; Discord calls them guilds. */
    DISCORDBOT_LIST_MY_GUILDS: {
      toolkit: "discordbot"
      input: {
        /** How many, at most 200. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        guilds: ({
          /** `guild_id` for other tools. */
          id: string
          name: string
          approximate_member_count?: number | undefined
        })[]
        /** `after` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** Find people of a server by how their username or nickname begins. */
    DISCORDBOT_SEARCH_GUILD_MEMBERS: {
      toolkit: "discordbot"
      input: {
        /** `id` of the server, from DISCORDBOT_LIST_MY_GUILDS. */
        guild_id: string
        /** How the name begins. */
        query: string
        /** How many, at most 1,000. */
        limit?: number | undefined
      }
      output: { members: ({
        /** `recipient_id` for DISCORDBOT_CREATE_DM; <@id> in a text mentions them. */
        id: string
        username: string
        /** The name that they show. */
        global_name?: string | null | undefined
        /** Their name in this server. */
        nick?: string | null | undefined
        bot?: boolean | undefined
        joined_at?: string | null | undefined
      })[] }
    }
    /** Replace the text of a message that the bot wrote. */
    DISCORDBOT_UPDATE_MESSAGE: {
      toolkit: "discordbot"
      input: {
        /** `id` of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS or DISCORDBOT_CREATE_DM. */
        channel_id: string
        /** `id` of the message, from DISCORDBOT_LIST_MESSAGES. */
        message_id: string
        /** The text, in Discord's Markdown, at most 2,000 characters; <@id> mentions a person. */
        content: string
        /** Whom the text may notify when it mentions them; people alone when left out. */
        allowed_mentions?: {
          /** Kinds of mentions that count. */
          parse?: ("users" | "roles" | "everyone")[] | undefined
        } | undefined
      }
      output: {
        id: string
        channel_id: string
        /** Username. */
        author: string
        /** Written as <@id>, it mentions them. */
        author_id: string
        bot?: boolean | undefined
        content: string
        timestamp: string
        edited_timestamp?: string | null | undefined
        /** `id` of the message that it answers. */
        reply_to?: string | undefined
        attachments?: { filename: string; url: string; size: number }[] | undefined
        embeds?: ({ title?: string | undefined; url?: string | undefined })[] | undefined
        /** `channel_id` of the thread below it. */
        thread_id?: string | undefined
      }
    }
  }
}
