// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Zoom: Video meetings: plan and change them, see who came, find recordings and summaries. */
    zoom: unknown
  }

  interface Tools {
    /** Register a person for a meeting that asks for registration, and get the link that is theirs alone. */
    ZOOM_ADD_A_MEETING_REGISTRANT: {
      toolkit: "zoom"
      input: {
        /** Number of the meeting, digits alone: `id`. */
        meetingId: string
        /** E-mail address; Zoom may write to it. */
        email: string
        /** First name. */
        first_name: string
        /** Last name. */
        last_name?: string | undefined
      }
      output: {
        id?: number | string | undefined
        registrant_id?: string | undefined
        /** The link of this person; there after approval. */
        join_url?: string | undefined
        start_time?: string | undefined
        topic?: string | undefined
      }
    }
    /** Plan a meeting, or make one that starts now, and get the link to join it. */
    ZOOM_CREATE_A_MEETING: {
      toolkit: "zoom"
      input: {
        /** Whose: me, or the id or e-mail address of a user whom the account may see. */
        userId?: string | undefined
        /** Title, at most 200 characters. */
        topic: string
        /** 1 starts now, 2 at `start_time`, 3 recurs at no fixed time. */
        type?: number | undefined
        /** What it is about, at most 2,000 characters. */
        agenda?: string | undefined
        /** 2026-11-26T15:00:00Z is UTC; without Z, the time in `timezone`. */
        start_time?: string | undefined
        /** In minutes. */
        duration?: number | undefined
        /** Like Europe/Paris. */
        timezone?: string | undefined
        /** Passcode, at most 10 characters. */
        password?: string | undefined
        /** Whether people wait to be let in. */
        settings__waiting_room?: boolean | undefined
        /** Whether people may come before the host; not with a waiting room. */
        settings__join_before_host?: boolean | undefined
        /** Whether people come in muted. */
        settings__mute_upon_entry?: boolean | undefined
        /** Whether it is recorded by itself, and where. */
        settings__auto_recording?: "none" | "local" | "cloud" | undefined
        /** Who is invited; Zoom keeps the list and sends no mail. */
        settings__meeting_invitees?: { email: string }[] | undefined
      }
      output: {
        /** `meetingId` for other tools. */
        id: number | string
        uuid?: string | undefined
        topic?: string | undefined
        agenda?: string | undefined
        /** 1 instant, 2 scheduled, 3 recurring at no fixed time, 8 recurring at fixed times. */
        type?: number | undefined
        /** In UTC. */
        start_time?: string | undefined
        /** In minutes. */
        duration?: number | undefined
        timezone?: string | undefined
        status?: string | undefined
        /** What to send to those who take part. */
        join_url?: string | undefined
        password?: string | undefined
        host_email?: string | undefined
        registration_url?: string | undefined
        occurrences?: ({ occurrence_id?: string | undefined; start_time?: string | undefined; duration?: number | undefined; status?: string | undefined })[] | undefined
      }
    }
    /** Cancel a meeting for good, or one date of one that recurs. */
    ZOOM_DELETE_A_MEETING: {
      toolkit: "zoom"
      input: {
        /** Number of the meeting, digits alone: `id`. */
        meetingId: string
        /** Only this date, from ZOOM_GET_A_MEETING; all of them when left out. */
        occurrence_id?: string | undefined
        /** Whether Zoom tells those who registered, by mail. */
        cancel_meeting_reminder?: boolean | undefined
      }
      output: { deleted: boolean }
    }
    /** Get one meeting with its time, link, passcode and, when it recurs, its dates. */
    ZOOM_GET_A_MEETING: {
      toolkit: "zoom"
      input: {
        /** Number of the meeting, digits alone: `id`. */
        meetingId: string
      }
      output: {
        /** `meetingId` for other tools. */
        id: number | string
        uuid?: string | undefined
        topic?: string | undefined
        agenda?: string | undefined
        /** 1 instant, 2 scheduled, 3 recurring at no fixed time, 8 recurring at fixed times. */
        type?: number | undefined
        /** In UTC. */
        start_time?: string | undefined
        /** In minutes. */
        duration?: number | undefined
        timezone?: string | undefined
        status?: string | undefined
        /** What to send to those who take part. */
        join_url?: string | undefined
        password?: string | undefined
        host_email?: string | undefined
        registration_url?: string | undefined
        occurrences?: ({ occurrence_id?: string | undefined; start_time?: string | undefined; duration?: number | undefined; status?: string | undefined })[] | undefined
      }
    }
    /** Get what Zoom's AI Companion wrote about a meeting that is over. */
    ZOOM_GET_A_MEETING_SUMMARY: {
      toolkit: "zoom"
      input: {
        /** Number of the meeting, for the last time that it was held; `uuid` for one of its times. */
        meetingId: string
      }
      output: {
        meeting_id?: number | string | undefined
        meeting_topic?: string | undefined
        meeting_start_time?: string | undefined
        summary_title?: string | undefined
        /** The whole, in Markdown. */
        summary_content?: string | undefined
        summary_overview?: string | undefined
        next_steps?: string[] | undefined
        summary_doc_url?: string | undefined
      }
    }
    /** Get the files that a cloud recording of a meeting is made of, and where to watch them. */
    ZOOM_GET_MEETING_RECORDINGS: {
      toolkit: "zoom"
      input: {
        /** Number of the meeting, for the last time that it was held; `uuid` for one of its times. */
        meetingId: string
      }
      output: {
        /** Number of the meeting. */
        id?: number | string | undefined
        /** `meetingId` for ZOOM_GET_MEETING_RECORDINGS. */
        uuid?: string | undefined
        topic?: string | undefined
        start_time?: string | undefined
        /** In minutes. */
        duration?: number | undefined
        recording_files?: ({
          id?: string | undefined
          file_type?: string | undefined
          recording_type?: string | undefined
          /** In bytes. */
          file_size?: number | undefined
          /** Where a person opens it. */
          play_url?: string | undefined
          recording_start?: string | undefined
          recording_end?: string | undefined
        })[] | undefined
      }
    }
    /** List who took part in a meeting that is over, with the times when they came and left. */
    ZOOM_GET_PAST_MEETING_PARTICIPANTS: {
      toolkit: "zoom"
      input: {
        /** Number of the meeting, for the last time that it was held; `uuid` for one of its times. */
        meetingId: string
        /** How many, at most 300. */
        page_size?: number | undefined
        /** `next_page_token` of the page before, within 15 minutes; leave out at first. */
        next_page_token?: string | undefined
      }
      output: {
        participants: ({
          name?: string | undefined
          user_email?: string | undefined
          join_time?: string | undefined
          leave_time?: string | undefined
          /** In seconds. */
          duration?: number | undefined
        })[]
        /** `next_page_token` for the next page; null on the last one. */
        next_page_token: string | null
      }
    }
    /** Get name, address, time zone and plan of the connected user. */
    ZOOM_GET_USER: {
      toolkit: "zoom"
      input: {
        /** Whose: me, or the id or e-mail address of a user whom the account may see. */
        userId?: string | undefined
      }
      output: {
        id?: string | undefined
        display_name?: string | undefined
        email?: string | undefined
        /** 1 basic, 2 licensed, 99 none. */
        type?: number | undefined
        timezone?: string | undefined
        personal_meeting_url?: string | undefined
        status?: string | undefined
      }
    }
    /** List the cloud recordings of a user between two days, at most a month apart. */
    ZOOM_LIST_ALL_RECORDINGS: {
      toolkit: "zoom"
      input: {
        /** Whose: me, or the id or e-mail address of a user whom the account may see. */
        userId?: string | undefined
        /** The first day, YYYY-MM-DD. */
        from?: string | undefined
        /** The last day, YYYY-MM-DD. */
        to?: string | undefined
        /** How many, at most 300. */
        page_size?: number | undefined
        /** `next_page_token` of the page before, within 15 minutes; leave out at first. */
        next_page_token?: string | undefined
      }
      output: {
        meetings: ({
          /** Number of the meeting. */
          id?: number | string | undefined
          /** `meetingId` for ZOOM_GET_MEETING_RECORDINGS. */
          uuid?: string | undefined
          topic?: string | undefined
          start_time?: string | undefined
          /** In minutes. */
          duration?: number | undefined
          recording_files?: ({
            id?: string | undefined
            file_type?: string | undefined
            recording_type?: string | undefined
            /** In bytes. */
            file_size?: number | undefined
            /** Where a person opens it. */
            play_url?: string | undefined
            recording_start?: string | undefined
            recording_end?: string | undefined
          })[] | undefined
        })[]
        /** `next_page_token` for the next page; null on the last one. */
        next_page_token: string | null
      }
    }
    /** List the meetings of a user: those that are planned, running, or past. */
    ZOOM_LIST_MEETINGS: {
      toolkit: "zoom"
      input: {
        /** Whose: me, or the id or e-mail address of a user whom the account may see. */
        userId?: string | undefined
        /** scheduled: all that have not expired; upcoming: also those that run; upcoming_meetings: without those; live: running. */
        type?: "scheduled" | "live" | "upcoming" | "upcoming_meetings" | "previous_meetings" | undefined
        /** The first day, YYYY-MM-DD. */
        from?: string | undefined
        /** The last day, YYYY-MM-DD. */
        to?: string | undefined
        /** How many, at most 300. */
        page_size?: number | undefined
        /** `next_page_token` of the page before, within 15 minutes; leave out at first. */
        next_page_token?: string | undefined
      }
      output: {
        meetings: ({
          /** `meetingId` for other tools. */
          id: number | string
          uuid?: string | undefined
          topic?: string | undefined
          agenda?: string | undefined
          /** 1 instant, 2 scheduled, 3 recurring at no fixed time, 8 recurring at fixed times. */
          type?: number | undefined
          /** In UTC. */
          start_time?: string | undefined
          /** In minutes. */
          duration?: number | undefined
          timezone?: string | undefined
          status?: string | undefined
          /** What to send to those who take part. */
          join_url?: string | undefined
          password?: string | undefined
          host_email?: string | undefined
          registration_url?: string | undefined
          occurrences?: ({ occurrence_id?: string | undefined; start_time?: string | undefined; duration?: number | undefined; status?: string | undefined })[] | undefined
        })[]
        /** `next_page_token` for the next page; null on the last one. */
        next_page_token: string | null
      }
    }
    /** Move or rename a meeting, or change its settings. What is left out stays. */
    ZOOM_UPDATE_A_MEETING: {
      toolkit: "zoom"
      input: {
        /** Number of the meeting, digits alone: `id`. */
        meetingId: string
        /** Title, at most 200 characters. */
        topic?: string | undefined
        /** What it is about, at most 2,000 characters. */
        agenda?: string | undefined
        /** 2026-11-26T15:00:00Z is UTC; without Z, the time in `timezone`. */
        start_time?: string | undefined
        /** In minutes. */
        duration?: number | undefined
        /** Like Europe/Paris. */
        timezone?: string | undefined
        /** Passcode, at most 10 characters. */
        password?: string | undefined
        /** Whether people wait to be let in. */
        settings__waiting_room?: boolean | undefined
        /** Whether people may come before the host; not with a waiting room. */
        settings__join_before_host?: boolean | undefined
        /** Whether people come in muted. */
        settings__mute_upon_entry?: boolean | undefined
        /** Whether it is recorded by itself, and where. */
        settings__auto_recording?: "none" | "local" | "cloud" | undefined
        /** Who is invited; Zoom keeps the list and sends no mail. */
        settings__meeting_invitees?: { email: string }[] | undefined
      }
      output: { updated: boolean }
    }
  }
}
