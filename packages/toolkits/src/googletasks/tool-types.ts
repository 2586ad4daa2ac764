// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Google Tasks: To-do lists of a person: read, add, plan, complete and order tasks. */
    googletasks: unknown
  }

  interface Tools {
    /** Hide all completed tasks of a list. */
    GOOGLETASKS_CLEAR_TASKS: {
      toolkit: "googletasks"
      input: {
        /** Id of a list from GOOGLETASKS_LIST_TASK_LISTS; the person's own one when left out. */
        tasklist?: string | undefined
      }
      output: { cleared: true }
    }
    /** Make a new list of tasks. */
    GOOGLETASKS_CREATE_TASK_LIST: {
      toolkit: "googletasks"
      input: {
        /** What it is called. */
        tasklist_title: string
      }
      output: { id: string; title: string; updated?: string | undefined }
    }
    /** Delete a task for good. */
    GOOGLETASKS_DELETE_TASK: {
      toolkit: "googletasks"
      input: {
        /** Id of a list from GOOGLETASKS_LIST_TASK_LISTS; the person's own one when left out. */
        tasklist_id?: string | undefined
        /** Id of the task. */
        task_id: string
      }
      output: { deleted: true }
    }
    /** Delete a list with all its tasks, for good. */
    GOOGLETASKS_DELETE_TASK_LIST: {
      toolkit: "googletasks"
      input: {
        /** `id` from GOOGLETASKS_LIST_TASK_LISTS. */
        tasklist_id: string
      }
      output: { deleted: true }
    }
    /** Get one task with its notes. */
    GOOGLETASKS_GET_TASK: {
      toolkit: "googletasks"
      input: {
        /** Id of a list from GOOGLETASKS_LIST_TASK_LISTS; the person's own one when left out. */
        tasklist_id?: string | undefined
        /** Id of the task. */
        task_id: string
      }
      output: {
        id: string
        title?: string | undefined
        notes?: string | undefined
        /** `needsAction` or `completed`. */
        status: string
        /** A day: Google keeps no time of it. */
        due?: string | undefined
        completed?: string | undefined
        /** The task that this one is a part of. */
        parent?: string | undefined
        webViewLink?: string | undefined
      }
    }
    /** Add a task to a list, on top or after another one, or as a part of one. */
    GOOGLETASKS_INSERT_TASK: {
      toolkit: "googletasks"
      input: {
        /** What is to be done. */
        title: string
        /** More about it. */
        notes?: string | undefined
        /** The day, e.g. `2026-11-27`; Google drops a time. */
        due?: string | undefined
        /** Id of a list from GOOGLETASKS_LIST_TASK_LISTS; the person's own one when left out. */
        tasklist_id?: string | undefined
        /** Id of the task that it is a part of. */
        task_parent?: string | undefined
        /** Id of the task that it comes after. */
        task_previous?: string | undefined
      }
      output: {
        id: string
        title?: string | undefined
        notes?: string | undefined
        /** `needsAction` or `completed`. */
        status: string
        /** A day: Google keeps no time of it. */
        due?: string | undefined
        completed?: string | undefined
        /** The task that this one is a part of. */
        parent?: string | undefined
        webViewLink?: string | undefined
      }
    }
    /** List tasks of a list, open ones or completed ones too, also by when they are due. */
    GOOGLETASKS_LIST_TASKS: {
      toolkit: "googletasks"
      input: {
        /** Id of a list from GOOGLETASKS_LIST_TASK_LISTS; the person's own one when left out. */
        tasklist_id?: string | undefined
        /** Whether completed ones come too. */
        show_completed?: boolean | undefined
        /** The day, e.g. `2026-11-27`; Google drops a time. */
        due_min?: string | undefined
        /** The day, e.g. `2026-11-27`; Google drops a time. */
        due_max?: string | undefined
        /** How many, at most 100. */
        max_results?: number | undefined
        /** `nextPageToken` of the last answer. */
        page_token?: string | undefined
      }
      output: { tasks: ({
        id: string
        title?: string | undefined
        notes?: string | undefined
        /** `needsAction` or `completed`. */
        status: string
        /** A day: Google keeps no time of it. */
        due?: string | undefined
        completed?: string | undefined
        /** The task that this one is a part of. */
        parent?: string | undefined
        webViewLink?: string | undefined
      })[]; nextPageToken?: string | undefined }
    }
    /** List the person's lists of tasks with their ids. */
    GOOGLETASKS_LIST_TASK_LISTS: {
      toolkit: "googletasks"
      input: {
        /** How many, at most 1000. */
        max_results?: number | undefined
        /** `nextPageToken` of the last answer. */
        page_token?: string | undefined
      }
      output: { lists: ({ id: string; title: string; updated?: string | undefined })[]; nextPageToken?: string | undefined }
    }
    /** Put a task after another one, under one, or into another list; on top when nothing is given. */
    GOOGLETASKS_MOVE_TASK: {
      toolkit: "googletasks"
      input: {
        /** Id of a list from GOOGLETASKS_LIST_TASK_LISTS; the person's own one when left out. */
        tasklist?: string | undefined
        /** Id of the task. */
        task: string
        /** Id of the task that it becomes a part of. */
        parent?: string | undefined
        /** Id of the task that it comes after. */
        previous?: string | undefined
        /** Id of another list. */
        destinationTasklist?: string | undefined
      }
      output: {
        id: string
        title?: string | undefined
        notes?: string | undefined
        /** `needsAction` or `completed`. */
        status: string
        /** A day: Google keeps no time of it. */
        due?: string | undefined
        completed?: string | undefined
        /** The task that this one is a part of. */
        parent?: string | undefined
        webViewLink?: string | undefined
      }
    }
    /** Change what is given of a task: title, notes, day, or complete it and open it again. */
    GOOGLETASKS_PATCH_TASK: {
      toolkit: "googletasks"
      input: {
        /** What is to be done. */
        title?: string | undefined
        /** More about it. */
        notes?: string | undefined
        /** The day, e.g. `2026-11-27`; Google drops a time. */
        due?: string | undefined
        /** Id of a list from GOOGLETASKS_LIST_TASK_LISTS; the person's own one when left out. */
        tasklist_id?: string | undefined
        /** Id of the task. */
        task_id: string
        /** `completed` ticks it off. */
        status?: "needsAction" | "completed" | undefined
      }
      output: {
        id: string
        title?: string | undefined
        notes?: string | undefined
        /** `needsAction` or `completed`. */
        status: string
        /** A day: Google keeps no time of it. */
        due?: string | undefined
        completed?: string | undefined
        /** The task that this one is a part of. */
        parent?: string | undefined
        webViewLink?: string | undefined
      }
    }
  }
}
