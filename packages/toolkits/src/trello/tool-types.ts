// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Trello: Cards on boards: find, read, add, move, complete and comment on them. */
    trello: unknown
  }

  interface Tools {
    /** Attach a file to a card. */
    TRELLO_ADD_ATTACHMENT: {
      toolkit: "trello"
      input: {
        /** `id` of the card, or the part after /c/ in its address. */
        card_id: string
        /** What to attach; at most 10 MB where the workspace does not pay. A file's id (file_…). */
        file: string
        /** What it is called; the file's name when left out. */
        name?: string | undefined
      }
      output: { id: string; name: string; url: string }
    }
    /** Add a line to a checklist of a card. */
    TRELLO_ADD_CHECKLIST_ITEM: {
      toolkit: "trello"
      input: {
        /** `id` of the checklist. */
        checklist_id: string
        /** What is to be done. */
        name: string
        /** Whether it is done. */
        checked?: boolean | undefined
      }
      output: { id: string; name: string; state: string }
    }
    /** Write a comment on a card; `@name` tells somebody of it. */
    TRELLO_ADD_COMMENT: {
      toolkit: "trello"
      input: {
        /** `id` of the card, or the part after /c/ in its address. */
        card_id: string
        /** The comment, as Markdown. */
        text: string
      }
      output: { id: string; date: string }
    }
    /** Add a card to a list of a board. */
    TRELLO_CREATE_CARD: {
      toolkit: "trello"
      input: {
        /** `id` from TRELLO_GET_BOARD. */
        list_id: string
        /** What it is called. */
        name: string
        /** The text on it, as Markdown. */
        desc?: string | undefined
        /** When it is due. */
        due?: string | undefined
        /** Where in its list. */
        pos?: "top" | "bottom" | undefined
        /** Ids of who is on it. */
        member_ids?: string[] | undefined
        /** Ids of its labels. */
        label_ids?: string[] | undefined
      }
      output: {
        id: string
        name: string
        desc?: string | undefined
        idBoard?: string | undefined
        idList?: string | undefined
        /** Who is on it. */
        idMembers?: string[] | undefined
        labels?: ({ id: string; name: string; color?: string | null | undefined })[] | undefined
        due?: string | null | undefined
        dueComplete?: boolean | undefined
        /** Whether it is archived. */
        closed?: boolean | undefined
        dateLastActivity?: string | undefined
        shortUrl?: string | undefined
      }
    }
    /** Get the lists (columns), labels and members of a board, with their ids. */
    TRELLO_GET_BOARD: {
      toolkit: "trello"
      input: {
        /** `id` of the board, or the part after /b/ in its address. */
        board_id: string
      }
      output: { lists: { id: string; name: string }[]; labels: ({ id: string; name: string; color?: string | null | undefined })[]; members: { id: string; fullName: string; username: string }[] }
    }
    /** Get one card with its checklists, comments, attachments and people. */
    TRELLO_GET_CARD: {
      toolkit: "trello"
      input: {
        /** `id` of the card, or the part after /c/ in its address. */
        card_id: string
      }
      output: {
        id: string
        name: string
        desc?: string | undefined
        idBoard?: string | undefined
        idList?: string | undefined
        /** Who is on it. */
        idMembers?: string[] | undefined
        labels?: ({ id: string; name: string; color?: string | null | undefined })[] | undefined
        due?: string | null | undefined
        dueComplete?: boolean | undefined
        /** Whether it is archived. */
        closed?: boolean | undefined
        dateLastActivity?: string | undefined
        shortUrl?: string | undefined
        board?: { id: string; name: string } | undefined
        list?: { id: string; name: string } | undefined
        members?: { id: string; fullName: string }[] | undefined
        checklists?: { id: string; name: string; checkItems: { id: string; name: string; state: string }[] }[] | undefined
        attachments?: { name: string; url: string }[] | undefined
        comments: ({ author?: string | undefined; text: string; date: string })[]
      }
    }
    /** List the boards that the user is on. */
    TRELLO_LIST_BOARDS: {
      toolkit: "trello"
      input: {
        /** `closed` are those put away. */
        filter?: "open" | "closed" | "starred" | "all" | undefined
      }
      output: { boards: ({ id: string; name: string; closed?: boolean | undefined; dateLastActivity?: string | null | undefined; shortUrl?: string | undefined })[] }
    }
    /** List the open cards of a board, or of one of its lists. */
    TRELLO_LIST_CARDS: {
      toolkit: "trello"
      input: {
        /** `id` of the board, or the part after /b/ in its address. */
        board_id: string
        /** Only those of this list: `id` from TRELLO_GET_BOARD. */
        list_id?: string | undefined
      }
      output: { cards: ({
        id: string
        name: string
        desc?: string | undefined
        idBoard?: string | undefined
        idList?: string | undefined
        /** Who is on it. */
        idMembers?: string[] | undefined
        labels?: ({ id: string; name: string; color?: string | null | undefined })[] | undefined
        due?: string | null | undefined
        dueComplete?: boolean | undefined
        /** Whether it is archived. */
        closed?: boolean | undefined
        dateLastActivity?: string | undefined
        shortUrl?: string | undefined
      })[] }
    }
    /** Find cards on all boards by words and Trello's operators: `@me`, `due:week`, `label:blue`, `is:open`, `list:Doing`, `edited:day`. */
    TRELLO_SEARCH_CARDS: {
      toolkit: "trello"
      input: {
        /** Words and operators. */
        query: string
        /** Only on this board. */
        board_id?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** The first page is 0. */
        page?: number | undefined
      }
      output: { cards: ({
        id: string
        name: string
        desc?: string | undefined
        idBoard?: string | undefined
        idList?: string | undefined
        /** Who is on it. */
        idMembers?: string[] | undefined
        labels?: ({ id: string; name: string; color?: string | null | undefined })[] | undefined
        due?: string | null | undefined
        dueComplete?: boolean | undefined
        /** Whether it is archived. */
        closed?: boolean | undefined
        dateLastActivity?: string | undefined
        shortUrl?: string | undefined
      })[] }
    }
    /** Move a card to another list, or change its text, due date, people or labels; archive it. */
    TRELLO_UPDATE_CARD: {
      toolkit: "trello"
      input: {
        /** `id` of the card, or the part after /c/ in its address. */
        card_id: string
        /** What it is called. */
        name?: string | undefined
        /** The text on it, as Markdown. */
        desc?: string | undefined
        /** When it is due. */
        due?: string | undefined
        /** Where in its list. */
        pos?: "top" | "bottom" | undefined
        /** Where it moves to: `id` from TRELLO_GET_BOARD. */
        list_id?: string | undefined
        /** Whether what was due is done. */
        dueComplete?: boolean | undefined
        /** True archives it, false brings it back. */
        closed?: boolean | undefined
        /** Everybody who is on it afterwards. */
        member_ids?: string[] | undefined
        /** All labels that it has afterwards. */
        label_ids?: string[] | undefined
      }
      output: {
        id: string
        name: string
        desc?: string | undefined
        idBoard?: string | undefined
        idList?: string | undefined
        /** Who is on it. */
        idMembers?: string[] | undefined
        labels?: ({ id: string; name: string; color?: string | null | undefined })[] | undefined
        due?: string | null | undefined
        dueComplete?: boolean | undefined
        /** Whether it is archived. */
        closed?: boolean | undefined
        dateLastActivity?: string | undefined
        shortUrl?: string | undefined
      }
    }
  }
}
