// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Hacker News: Stories and comments about computing: the front page, search, threads and users. */
    hackernews: unknown
  }

  interface Tools {
    /** Get the stories that are on the front page of Hacker News now, with points and links. */
    HACKERNEWS_GET_FRONTPAGE: {
      toolkit: "hackernews"
      input: {
        /** Only stories with at least so many points. */
        min_points?: number | undefined
      }
      output: {
        hits: ({
          /** `item_id` of HACKERNEWS_GET_ITEM_WITH_ID. */
          objectID: string
          title?: string | null | undefined
          url?: string | null | undefined
          author: string
          points?: number | null | undefined
          num_comments?: number | null | undefined
          created_at: string
          text?: string | undefined
        })[]
        page: number
        /** How many pages there are. */
        nbPages: number
      }
    }
    /** Get a story or comment of Hacker News and the comments below it. */
    HACKERNEWS_GET_ITEM_WITH_ID: {
      toolkit: "hackernews"
      input: {
        /** The id, from `objectID` or an address ending in item?id=…. */
        item_id: string
        /** How many comments below each. */
        max_children?: number | undefined
        /** How deep to go into the answers. */
        max_depth?: number | undefined
        /** Whether to cut texts at 1000 characters. */
        truncate_text?: boolean | undefined
      }
      output: {
        id: number
        author: string | null
        created_at: string
        title?: string | null | undefined
        url?: string | null | undefined
        points?: number | null | undefined
        text: string
        /** Each followed by the answers to it. */
        comments: ({
          id: number
          /** What it answers: the item or another comment of this list. */
          parent_id: number
          author: string | null
          created_at: string
          text: string
        })[]
      }
    }
    /** Get the newest posts of Hacker News, newest first. */
    HACKERNEWS_GET_LATEST_POSTS: {
      toolkit: "hackernews"
      input: {
        /** Only posts with all of: story, comment, ask_hn, show_hn, poll, front_page, author_<name>, story_<id>. */
        tags?: string[] | undefined
        /** How many on a page. */
        size?: number | undefined
        /** Which page, from 0. */
        page?: number | undefined
      }
      output: {
        hits: ({
          /** `item_id` of HACKERNEWS_GET_ITEM_WITH_ID. */
          objectID: string
          title?: string | null | undefined
          url?: string | null | undefined
          author: string
          points?: number | null | undefined
          num_comments?: number | null | undefined
          created_at: string
          text?: string | undefined
        })[]
        page: number
        /** How many pages there are. */
        nbPages: number
      }
    }
    /** Get a user of Hacker News: karma and what they say of themselves. */
    HACKERNEWS_GET_USER: {
      toolkit: "hackernews"
      input: {
        /** The name, upper and lower case as it is. */
        username: string
      }
      output: { username: string; karma: number; about: string }
    }
    /** Search stories and comments of Hacker News by words, best first. */
    HACKERNEWS_SEARCH_POSTS: {
      toolkit: "hackernews"
      input: {
        /** Words to look for. */
        query: string
        /** Only posts with all of: story, comment, ask_hn, show_hn, poll, front_page, author_<name>, story_<id>. */
        tags?: string[] | undefined
        /** How many on a page. */
        size?: number | undefined
        /** Which page, from 0. */
        page?: number | undefined
      }
      output: {
        hits: ({
          /** `item_id` of HACKERNEWS_GET_ITEM_WITH_ID. */
          objectID: string
          title?: string | null | undefined
          url?: string | null | undefined
          author: string
          points?: number | null | undefined
          num_comments?: number | null | undefined
          created_at: string
          text?: string | undefined
        })[]
        page: number
        /** How many pages there are. */
        nbPages: number
      }
    }
  }
}
