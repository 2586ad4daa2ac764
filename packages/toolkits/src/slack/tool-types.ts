// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Slack: A workspace of channels: read them, write into them, share files, search, find people. */
    slack: unknown
  }

  interface Tools {
    /** Put an emoji below a message. */
    SLACK_ADD_REACTION_TO_AN_ITEM: {
      toolkit: "slack"
      input: {
        /** Id of the channel or direct message, e.g. `C024BE91L`, from SLACK_LIST_ALL_CHANNELS. */
        channel: string
        /** `ts` of the message, e.g. `1763895600.000200`. */
        timestamp: string
        /** The emoji without colons, e.g. `thumbsup`. */
        name: string
      }
      output: { ok: true }
    }
    /** Delete a message that this app wrote, for good. */
    SLACK_DELETES_A_MESSAGE_FROM_A_CHAT: {
      toolkit: "slack"
      input: {
        /** Id of the channel or direct message, e.g. `C024BE91L`, from SLACK_LIST_ALL_CHANNELS. */
        channel: string
        /** `ts` of the message, e.g. `1763895600.000200`. */
        ts: string
      }
      output: { channel: string; ts: string }
    }
    /** Get a file that was shared in Slack: its id is what tools that take a file are given, to mail it, save it or read it. */
    SLACK_DOWNLOAD_FILE: {
      toolkit: "slack"
      input: {
        /** `id` of the file at Slack: F… */
        file_id: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Read the messages of a channel, newest first, without the answers in threads. */
    SLACK_FETCH_CONVERSATION_HISTORY: {
      toolkit: "slack"
      input: {
        /** Id of the channel or direct message, e.g. `C024BE91L`, from SLACK_LIST_ALL_CHANNELS. */
        channel: string
        /** Only after this moment, in seconds since 1970. */
        oldest?: string | undefined
        /** Only before this moment, in seconds since 1970. */
        latest?: string | undefined
        /** How many on a page, at most 200. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        messages: ({
          /** Names the message in other tools. */
          ts: string
          /** Id of who wrote it; SLACK_LIST_ALL_USERS has the names. */
          user?: string | undefined
          text: string
          thread_ts?: string | undefined
          reply_count?: number | undefined
          reactions?: { name: string; count: number }[] | undefined
          /** What was shared with it. */
          files?: ({
            /** For SLACK_DOWNLOAD_FILE. */
            id: string
            name?: string | null | undefined
            mimetype?: string | undefined
            size?: number | undefined
          })[] | undefined
        })[]
        has_more?: boolean | undefined
        /** `cursor` of the next page; left out on the last one. */
        next_cursor?: string | undefined
      }
    }
    /** Read a message and the answers below it, oldest first. */
    SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION: {
      toolkit: "slack"
      input: {
        /** Id of the channel or direct message, e.g. `C024BE91L`, from SLACK_LIST_ALL_CHANNELS. */
        channel: string
        /** `ts` of the message, e.g. `1763895600.000200`. */
        ts: string
        /** How many on a page, at most 200. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        messages: ({
          /** Names the message in other tools. */
          ts: string
          /** Id of who wrote it; SLACK_LIST_ALL_USERS has the names. */
          user?: string | undefined
          text: string
          thread_ts?: string | undefined
          reply_count?: number | undefined
          reactions?: { name: string; count: number }[] | undefined
          /** What was shared with it. */
          files?: ({
            /** For SLACK_DOWNLOAD_FILE. */
            id: string
            name?: string | null | undefined
            mimetype?: string | undefined
            size?: number | undefined
          })[] | undefined
        })[]
        has_more?: boolean | undefined
        /** `cursor` of the next page; left out on the last one. */
        next_cursor?: string | undefined
      }
    }
    /** Get one person of the workspace by e-mail address. */
    SLACK_FIND_USER_BY_EMAIL_ADDRESS: {
      toolkit: "slack"
      input: {
        /** The address that the person has in Slack. */
        email: string
      }
      output: { user: { id: string; name: string; real_name?: string | undefined; is_bot?: boolean | undefined; is_admin?: boolean | undefined; profile?: { email?: string | undefined; title?: string | undefined; status_text?: string | undefined } | undefined } }
    }
    /** Make this app a member of a public channel, which it has to be before it reads there. */
    SLACK_JOIN_AN_EXISTING_CONVERSATION: {
      toolkit: "slack"
      input: {
        /** Id of the channel or direct message, e.g. `C024BE91L`, from SLACK_LIST_ALL_CHANNELS. */
        channel: string
      }
      output: { channel: {
        /** `channel` of other tools. */
        id: string
        name?: string | undefined
        is_private?: boolean | undefined
        /** Whether this app is in it. */
        is_member?: boolean | undefined
        is_archived?: boolean | undefined
        num_members?: number | undefined
        topic?: { value: string } | undefined
        purpose?: { value: string } | undefined
      } }
    }
    /** List channels of the workspace with ids, topics and sizes. Private ones only where this app is a member. */
    SLACK_LIST_ALL_CHANNELS: {
      toolkit: "slack"
      input: {
        /** Which kinds, comma between them: public_channel, private_channel. */
        types?: string | undefined
        /** Whether to leave out archived ones. */
        exclude_archived?: boolean | undefined
        /** How many on a page, at most 200. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        channels: ({
          /** `channel` of other tools. */
          id: string
          name?: string | undefined
          is_private?: boolean | undefined
          /** Whether this app is in it. */
          is_member?: boolean | undefined
          is_archived?: boolean | undefined
          num_members?: number | undefined
          topic?: { value: string } | undefined
          purpose?: { value: string } | undefined
        })[]
        /** `cursor` of the next page; left out on the last one. */
        next_cursor?: string | undefined
      }
    }
    /** List the people and bots of the workspace with ids and names. */
    SLACK_LIST_ALL_USERS: {
      toolkit: "slack"
      input: {
        /** How many on a page, at most 200. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        members: ({ id: string; name: string; real_name?: string | undefined; is_bot?: boolean | undefined; is_admin?: boolean | undefined; profile?: { email?: string | undefined; title?: string | undefined; status_text?: string | undefined } | undefined })[]
        /** `cursor` of the next page; left out on the last one. */
        next_cursor?: string | undefined
      }
    }
    /** List the files that were shared, in a channel or by somebody, the newest first. */
    SLACK_LIST_FILES: {
      toolkit: "slack"
      input: {
        /** Only those in this channel, by its id. */
        channel?: string | undefined
        /** Only those of this person, by id. */
        user?: string | undefined
        /** Only such: `images`, `pdfs`, `gdocs`, `zips`, `snippets`; comma between them. */
        types?: string | undefined
        /** How many on a page, at most 100. */
        count?: number | undefined
        /** Which page, from 1. */
        page?: number | undefined
      }
      output: {
        files: ({
          /** For SLACK_DOWNLOAD_FILE. */
          id: string
          name?: string | null | undefined
          title?: string | null | undefined
          mimetype?: string | undefined
          size?: number | undefined
          /** Id of who shared it. */
          user?: string | undefined
          /** Seconds since 1970. */
          created?: number | undefined
          permalink?: string | undefined
        })[]
        /** `page` of the next page; left out on the last one. */
        next_page?: number | undefined
      }
    }
    /** Find messages in all that the user can see, private channels and direct messages included, by words and `from:@ana`, `in:#general`, `after:2026-11-01`, `has:link`. */
    SLACK_SEARCH_MESSAGES: {
      toolkit: "slack"
      input: {
        /** Words and terms. */
        query: string
        /** The best first, or the latest first. */
        sort?: "score" | "timestamp" | undefined
        /** How many on a page, at most 100. */
        count?: number | undefined
        /** `next_cursor` of the page before; `*` is the first. */
        cursor?: string | undefined
      }
      output: {
        total: number
        messages: ({
          /** Names the message in other tools. */
          ts: string
          channel: { id: string; name?: string | undefined }
          user?: string | null | undefined
          username?: string | null | undefined
          text: string
          permalink?: string | undefined
        })[]
        /** `cursor` of the next page; left out on the last one. */
        next_cursor?: string | undefined
      }
    }
    /** Write a message into a channel or, with `thread_ts`, into a thread. It appears under the name of the app. */
    SLACK_SEND_MESSAGE: {
      toolkit: "slack"
      input: {
        /** A channel's id or name, or a person's id for a direct message. */
        channel: string
        /** The text, in Slack's own markup: *bold*, _italic_, <https://…|link>, <@U024BE7LH>. */
        text: string
        /** `ts` of the message to answer below. */
        thread_ts?: string | undefined
      }
      output: { channel: string; ts: string }
    }
    /** Replace the text of a message that this app wrote. */
    SLACK_UPDATES_A_SLACK_MESSAGE: {
      toolkit: "slack"
      input: {
        /** Id of the channel or direct message, e.g. `C024BE91L`, from SLACK_LIST_ALL_CHANNELS. */
        channel: string
        /** `ts` of the message, e.g. `1763895600.000200`. */
        ts: string
        /** The text, in Slack's own markup: *bold*, _italic_, <https://…|link>, <@U024BE7LH>. */
        text: string
      }
      output: { channel: string; ts: string; text: string }
    }
    /** Share a file in a channel, a thread or a direct message, with words beside it if there are any. */
    SLACK_UPLOAD_FILE: {
      toolkit: "slack"
      input: {
        /** Id of the channel or direct message, e.g. `C024BE91L`, from SLACK_LIST_ALL_CHANNELS. */
        channel: string
        /** What to share. A file's id (file_…). */
        file: string
        /** What is written beside it. */
        initial_comment?: string | undefined
        /** What it is called; its name when left out. */
        title?: string | undefined
        /** `ts` of the message to answer below. */
        thread_ts?: string | undefined
      }
      output: { files: ({
        /** For SLACK_DOWNLOAD_FILE. */
        id: string
        name?: string | null | undefined
        title?: string | null | undefined
        mimetype?: string | undefined
        size?: number | undefined
        /** Id of who shared it. */
        user?: string | undefined
        /** Seconds since 1970. */
        created?: number | undefined
        permalink?: string | undefined
      })[] }
    }
  }
}
