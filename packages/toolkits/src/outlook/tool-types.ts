// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Outlook: Mail and calendar of Microsoft: read, search, send, file, with attachments, and plan meetings. */
    outlook: unknown
  }

  interface Tools {
    /** Create an event. Attendees are invited by mail. */
    OUTLOOK_CALENDAR_CREATE_EVENT: {
      toolkit: "outlook"
      input: {
        /** The title. */
        subject: string
        /** When it begins, on the clock of time_zone. */
        start_datetime: string
        /** When it ends; for whole days, midnight after the last. */
        end_datetime: string
        /** E.g. `Europe/Paris`. */
        time_zone: string
        /** The text. */
        body?: string | undefined
        /** Whether the text is HTML; plain text otherwise. */
        is_html?: boolean | undefined
        /** Whole days, from midnight to midnight. */
        is_all_day?: boolean | undefined
        /** Where it is, in words. */
        location?: string | undefined
        /** People's e-mail addresses. */
        attendees_info?: string[] | undefined
        /** Whether it gets a link to a Teams meeting. */
        is_online_meeting?: boolean | undefined
        /** How the time shows to others. */
        show_as?: "free" | "tentative" | "busy" | "oof" | "workingElsewhere" | undefined
      }
      output: {
        id: string
        subject: string
        start?: {
          /** The time on the clock of timeZone. */
          dateTime: string
          timeZone: string
        } | undefined
        end?: {
          /** The time on the clock of timeZone. */
          dateTime: string
          timeZone: string
        } | undefined
        isAllDay?: boolean | undefined
        isCancelled?: boolean | undefined
        /** `occurrence` or `exception`: one of a series. */
        type?: string | undefined
        location?: string | undefined
        organizer?: string | undefined
        attendees?: { who: string; type: string; response: string }[] | undefined
        /** `free`, `tentative`, `busy`, `oof`. */
        showAs?: string | undefined
        /** Where to join the online meeting. */
        joinUrl?: string | undefined
        webLink?: string | undefined
        /** The text, plain. */
        body?: string | undefined
      }
    }
    /** Save a mail in Drafts, so that the user can look it over and send it. */
    OUTLOOK_CREATE_DRAFT: {
      toolkit: "outlook"
      input: {
        /** The subject. */
        subject: string
        /** The text. */
        body: string
        /** Whether the text is HTML; plain text otherwise. */
        is_html?: boolean | undefined
        /** Who is to get it. */
        to_recipients?: string[] | undefined
        /** Addresses that are to get a copy. */
        cc_recipients?: string[] | undefined
        /** Addresses that are to get a copy that the others do not see. */
        bcc_recipients?: string[] | undefined
        /** Files to attach, by id (file_…); up to 150 MB each, as far as the mailbox allows. */
        attachments?: string[] | undefined
      }
      output: {
        id: string
        conversationId?: string | undefined
        subject: string
        from: string
        to: string[]
        cc?: string[] | undefined
        /** ISO 8601, UTC. */
        receivedDateTime?: string | undefined
        isRead?: boolean | undefined
        isDraft?: boolean | undefined
        hasAttachments?: boolean | undefined
        importance?: string | undefined
        categories?: string[] | undefined
        webLink?: string | undefined
        /** How the mail begins. */
        bodyPreview?: string | undefined
        /** The whole text, plain. */
        body?: string | undefined
        attachments?: ({
          /** For OUTLOOK_DOWNLOAD_ATTACHMENT. */
          id: string
          name?: string | null | undefined
          contentType?: string | null | undefined
          size?: number | undefined
          /** Whether it stands in the text, as pictures do. */
          isInline?: boolean | undefined
        })[] | undefined
      }
    }
    /** Delete an event; of the user's own meetings, attendees get a cancellation. */
    OUTLOOK_DELETE_CALENDAR_EVENT: {
      toolkit: "outlook"
      input: {
        /** `id` of the event. */
        event_id: string
      }
      output: { deleted: true }
    }
    /** Get a file that is attached to a mail: its id is what tools that take a file are given, to send it on, save it or read it. */
    OUTLOOK_DOWNLOAD_ATTACHMENT: {
      toolkit: "outlook"
      input: {
        /** `id` of the mail. */
        message_id: string
        /** `id` of the file in `attachments` of OUTLOOK_GET_MESSAGE. */
        attachment_id: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one mail with its whole text, and what is attached by name and id. */
    OUTLOOK_GET_MESSAGE: {
      toolkit: "outlook"
      input: {
        /** `id` of the mail. */
        message_id: string
      }
      output: {
        id: string
        conversationId?: string | undefined
        subject: string
        from: string
        to: string[]
        cc?: string[] | undefined
        /** ISO 8601, UTC. */
        receivedDateTime?: string | undefined
        isRead?: boolean | undefined
        isDraft?: boolean | undefined
        hasAttachments?: boolean | undefined
        importance?: string | undefined
        categories?: string[] | undefined
        webLink?: string | undefined
        /** How the mail begins. */
        bodyPreview?: string | undefined
        /** The whole text, plain. */
        body?: string | undefined
        attachments?: ({
          /** For OUTLOOK_DOWNLOAD_ATTACHMENT. */
          id: string
          name?: string | null | undefined
          contentType?: string | null | undefined
          size?: number | undefined
          /** Whether it stands in the text, as pictures do. */
          isInline?: boolean | undefined
        })[] | undefined
      }
    }
    /** Get when people of the same organization are busy between two times. Work and school accounts only. */
    OUTLOOK_GET_SCHEDULE: {
      toolkit: "outlook"
      input: {
        /** E-mail addresses of people or rooms. */
        schedules: string[]
        /** From when, on the clock of time_zone. */
        start_datetime: string
        /** Until when; at most 62 days later. */
        end_datetime: string
        /** E.g. `Europe/Paris`. */
        time_zone?: string | undefined
      }
      output: { schedules: ({ email: string; busy: { status: string; start: string; end: string }[]; error?: string | undefined })[] }
    }
    /** List the events of a calendar between two times, in the order in which they begin. Events that recur come one by one. */
    OUTLOOK_LIST_EVENTS: {
      toolkit: "outlook"
      input: {
        /** Only events that end after this. */
        start_datetime: string
        /** Only events that begin before this. */
        end_datetime: string
        /** Leave out for the user's main calendar. */
        calendar_id?: string | undefined
        /** On whose clock times are answered. */
        timezone?: string | undefined
        /** How many, at most 100. */
        top?: number | undefined
        /** How many to pass over: `next_skip` of the page before. */
        skip?: number | undefined
      }
      output: {
        events: ({
          id: string
          subject: string
          start?: {
            /** The time on the clock of timeZone. */
            dateTime: string
            timeZone: string
          } | undefined
          end?: {
            /** The time on the clock of timeZone. */
            dateTime: string
            timeZone: string
          } | undefined
          isAllDay?: boolean | undefined
          isCancelled?: boolean | undefined
          /** `occurrence` or `exception`: one of a series. */
          type?: string | undefined
          location?: string | undefined
          organizer?: string | undefined
          attendees?: { who: string; type: string; response: string }[] | undefined
          /** `free`, `tentative`, `busy`, `oof`. */
          showAs?: string | undefined
          /** Where to join the online meeting. */
          joinUrl?: string | undefined
          webLink?: string | undefined
          /** The text, plain. */
          body?: string | undefined
        })[]
        /** `skip` of the next page; null on the last one. */
        next_skip: number | null
      }
    }
    /** List the folders of the mailbox, or those inside one of them. */
    OUTLOOK_LIST_MAIL_FOLDERS: {
      toolkit: "outlook"
      input: {
        /** Leave out for the folders at the top. */
        parent_folder_id?: string | undefined
        /** How many, at most 100. */
        top?: number | undefined
        /** How many to pass over: `next_skip` of the page before. */
        skip?: number | undefined
      }
      output: {
        folders: ({ id: string; displayName: string; totalItemCount?: number | undefined; unreadItemCount?: number | undefined; childFolderCount?: number | undefined })[]
        /** `skip` of the next page; null on the last one. */
        next_skip: number | null
      }
    }
    /** List the mails of one folder, the newest first, all of them or those that fit. */
    OUTLOOK_LIST_MESSAGES: {
      toolkit: "outlook"
      input: {
        /** `inbox`, `sentitems`, `drafts`, `archive`, `junkemail`, `deleteditems`, or an id from OUTLOOK_LIST_MAIL_FOLDERS. */
        folder?: string | undefined
        /** false: only unread ones; true: only read ones. */
        is_read?: boolean | undefined
        /** Only those that this address sent. */
        from_address?: string | undefined
        /** Only those with this in the subject. */
        subject_contains?: string | undefined
        /** Only those with files, or without. */
        has_attachments?: boolean | undefined
        /** Only those that came at this time or later. */
        received_date_time_ge?: string | undefined
        /** Only those that came before. */
        received_date_time_lt?: string | undefined
        /** How many, at most 100. */
        top?: number | undefined
        /** How many to pass over: `next_skip` of the page before. */
        skip?: number | undefined
      }
      output: {
        messages: ({
          id: string
          conversationId?: string | undefined
          subject: string
          from: string
          to: string[]
          cc?: string[] | undefined
          /** ISO 8601, UTC. */
          receivedDateTime?: string | undefined
          isRead?: boolean | undefined
          isDraft?: boolean | undefined
          hasAttachments?: boolean | undefined
          importance?: string | undefined
          categories?: string[] | undefined
          webLink?: string | undefined
          /** How the mail begins. */
          bodyPreview?: string | undefined
          /** The whole text, plain. */
          body?: string | undefined
          attachments?: ({
            /** For OUTLOOK_DOWNLOAD_ATTACHMENT. */
            id: string
            name?: string | null | undefined
            contentType?: string | null | undefined
            size?: number | undefined
            /** Whether it stands in the text, as pictures do. */
            isInline?: boolean | undefined
          })[] | undefined
        })[]
        /** `skip` of the next page; null on the last one. */
        next_skip: number | null
      }
    }
    /** Move a mail to another folder: archive it, bin it, file it. */
    OUTLOOK_MOVE_MESSAGE: {
      toolkit: "outlook"
      input: {
        /** `id` of the mail. */
        message_id: string
        /** `archive`, `deleteditems`, `inbox`, `junkemail`, or an id from OUTLOOK_LIST_MAIL_FOLDERS. */
        destination_id: string
      }
      output: {
        id: string
        conversationId?: string | undefined
        subject: string
        from: string
        to: string[]
        cc?: string[] | undefined
        /** ISO 8601, UTC. */
        receivedDateTime?: string | undefined
        isRead?: boolean | undefined
        isDraft?: boolean | undefined
        hasAttachments?: boolean | undefined
        importance?: string | undefined
        categories?: string[] | undefined
        webLink?: string | undefined
        /** How the mail begins. */
        bodyPreview?: string | undefined
        /** The whole text, plain. */
        body?: string | undefined
        attachments?: ({
          /** For OUTLOOK_DOWNLOAD_ATTACHMENT. */
          id: string
          name?: string | null | undefined
          contentType?: string | null | undefined
          size?: number | undefined
          /** Whether it stands in the text, as pictures do. */
          isInline?: boolean | undefined
        })[] | undefined
      }
    }
    /** Answer a mail at once, to its sender or to all, with the mail quoted below. */
    OUTLOOK_REPLY_EMAIL: {
      toolkit: "outlook"
      input: {
        /** `id` of the mail that is answered. */
        message_id: string
        /** The answer. */
        comment: string
        /** Whether the other recipients get the answer, too. */
        reply_all?: boolean | undefined
        /** Files to attach, by id (file_…); up to 150 MB each, as far as the mailbox allows. */
        attachments?: string[] | undefined
      }
      output: { sent: true }
    }
    /** Search all folders for mails, the newest first; at most 1,000 are found. */
    OUTLOOK_SEARCH_MESSAGES: {
      toolkit: "outlook"
      input: {
        /** Words, or conditions like `from:ana@example.com`, `subject:invoice`, `hasAttachments:true`, `received>=2026-11-01`. */
        query: string
        /** How many, at most 100. */
        top?: number | undefined
        /** `next_page_token` of the page before; leave out for the first page. */
        page_token?: string | undefined
      }
      output: {
        messages: ({
          id: string
          conversationId?: string | undefined
          subject: string
          from: string
          to: string[]
          cc?: string[] | undefined
          /** ISO 8601, UTC. */
          receivedDateTime?: string | undefined
          isRead?: boolean | undefined
          isDraft?: boolean | undefined
          hasAttachments?: boolean | undefined
          importance?: string | undefined
          categories?: string[] | undefined
          webLink?: string | undefined
          /** How the mail begins. */
          bodyPreview?: string | undefined
          /** The whole text, plain. */
          body?: string | undefined
          attachments?: ({
            /** For OUTLOOK_DOWNLOAD_ATTACHMENT. */
            id: string
            name?: string | null | undefined
            contentType?: string | null | undefined
            size?: number | undefined
            /** Whether it stands in the text, as pictures do. */
            isInline?: boolean | undefined
          })[] | undefined
        })[]
        /** `page_token` of the next page; null on the last one. */
        next_page_token: string | null
      }
    }
    /** Send a mail at once, with files attached if there are any. OUTLOOK_REPLY_EMAIL answers one that came. */
    OUTLOOK_SEND_EMAIL: {
      toolkit: "outlook"
      input: {
        /** Who gets it. */
        to_email: string
        /** More addresses for the To line. */
        extra_recipients?: string[] | undefined
        /** The subject. */
        subject: string
        /** The text. */
        body: string
        /** Whether the text is HTML; plain text otherwise. */
        is_html?: boolean | undefined
        /** Addresses that get a copy. */
        cc_emails?: string[] | undefined
        /** Addresses that get a copy that the others do not see. */
        bcc_emails?: string[] | undefined
        /** Whether Sent Items keeps a copy. */
        save_to_sent_items?: boolean | undefined
        /** Files to attach, by id (file_…); up to 150 MB each, as far as the mailbox allows. */
        attachments?: string[] | undefined
      }
      output: { sent: true }
    }
    /** Change an event: title, times, text, place, attendees. What is left out stays; attendees are replaced whole and told. */
    OUTLOOK_UPDATE_CALENDAR_EVENT: {
      toolkit: "outlook"
      input: {
        /** `id` of the event. */
        event_id: string
        /** The new title. */
        subject?: string | undefined
        /** The new beginning, on the clock of time_zone. */
        start_datetime?: string | undefined
        /** The new end. */
        end_datetime?: string | undefined
        /** Of the new times, e.g. `Europe/Paris`. */
        time_zone?: string | undefined
        /** The text. */
        body?: string | undefined
        /** Whether the text is HTML; plain text otherwise. */
        is_html?: boolean | undefined
        /** Where it is, in words. */
        location?: string | undefined
        /** People's e-mail addresses. */
        attendees_info?: string[] | undefined
        /** Whether it gets a link to a Teams meeting. */
        is_online_meeting?: boolean | undefined
        /** How the time shows to others. */
        show_as?: "free" | "tentative" | "busy" | "oof" | "workingElsewhere" | undefined
      }
      output: {
        id: string
        subject: string
        start?: {
          /** The time on the clock of timeZone. */
          dateTime: string
          timeZone: string
        } | undefined
        end?: {
          /** The time on the clock of timeZone. */
          dateTime: string
          timeZone: string
        } | undefined
        isAllDay?: boolean | undefined
        isCancelled?: boolean | undefined
        /** `occurrence` or `exception`: one of a series. */
        type?: string | undefined
        location?: string | undefined
        organizer?: string | undefined
        attendees?: { who: string; type: string; response: string }[] | undefined
        /** `free`, `tentative`, `busy`, `oof`. */
        showAs?: string | undefined
        /** Where to join the online meeting. */
        joinUrl?: string | undefined
        webLink?: string | undefined
        /** The text, plain. */
        body?: string | undefined
      }
    }
    /** Mark a mail as read or unread, flag it, or set its categories or importance. */
    OUTLOOK_UPDATE_EMAIL: {
      toolkit: "outlook"
      input: {
        /** `id` of the mail. */
        message_id: string
        /** Whether it counts as read. */
        is_read?: boolean | undefined
        /** Whether it has the flag for follow-up. */
        flagged?: boolean | undefined
        /** How important it is. */
        importance?: "low" | "normal" | "high" | undefined
        /** All categories that it is to have; those that are left out go. */
        categories?: string[] | undefined
      }
      output: {
        id: string
        conversationId?: string | undefined
        subject: string
        from: string
        to: string[]
        cc?: string[] | undefined
        /** ISO 8601, UTC. */
        receivedDateTime?: string | undefined
        isRead?: boolean | undefined
        isDraft?: boolean | undefined
        hasAttachments?: boolean | undefined
        importance?: string | undefined
        categories?: string[] | undefined
        webLink?: string | undefined
        /** How the mail begins. */
        bodyPreview?: string | undefined
        /** The whole text, plain. */
        body?: string | undefined
        attachments?: ({
          /** For OUTLOOK_DOWNLOAD_ATTACHMENT. */
          id: string
          name?: string | null | undefined
          contentType?: string | null | undefined
          size?: number | undefined
          /** Whether it stands in the text, as pictures do. */
          isInline?: boolean | undefined
        })[] | undefined
      }
    }
  }
}
