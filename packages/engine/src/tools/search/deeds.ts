/** What is done to a thing, as bits: a verb may mean several. */
export const deeds = { create: 1, find: 2, change: 4, remove: 8 } as const

const { create, find, change, remove } = deeds

/**
 * Verbs of requests and of tools' names, and the words that questions begin with. General English, and no service's own;
 * those of two lines are one or the other.
 */
const verbs: readonly (readonly [deeds: number, words: string])[] = [
  [
    create,
    `create new generate build produce prepare compose write draft send email mail message text sms phone ring call post
    publish tweet announce tell notify inform remind ping comment reply respond answer report raise file request ask
    invite order buy purchase book reserve upload attach submit record log register enrol enroll subscribe schedule
    plan import instantiate duplicate copy clone fork forward react charge bill invoice refund pay`,
  ],
  [
    find,
    `get list fetch read retrieve view show find search look lookup query browse display check see count compare
    download export describe explain summarise summarize know review what which who whom whose when where why how is
    are was were am do does did has have had any all my latest`,
  ],
  [
    change,
    `update edit modify change rename patch replace rewrite correct fix adjust move transfer shift push postpone
    reschedule delay mark tick label tag assign reassign resolve close complete finish reopen archive unarchive restore
    enable disable lock unlock pause resume switch turn lower increase convert merge pin suspend deactivate accept decline reject dismiss`,
  ],
  [
    remove,
    `delete remove erase trash bin throw discard destroy drop purge clear kick ban revoke unassign unpin unstar
    unfollow unsubscribe uninstall detach unlink`,
  ],
  [
    create | change,
    `add insert put make set append share place leave save store give hand start launch run rerun retry trigger try
    approve follow star watch block protect mute silence connect link point resend redeliver`,
  ],
  [create | find, 'open'],
  [change | remove, 'cancel stop end terminate abort hang take'],
]

/** Verbs that mean something else with a second word, next to them or behind what they are about. */
const phrases: readonly (readonly [deeds: number, words: string])[] = [
  [create, 'set-up write-up sign-up draw-up give-access'],
  [find, 'look-up look-for look-at look-into find-out catch-up tell-me'],
  [
    change,
    `check-off tick-off cross-off put-off push-back bring-forward turn-off turn-on switch-off switch-on hand-over`,
  ],
  [change | remove, 'hang-up'],
  [
    remove,
    'call-off get-rid take-back take-down take-off give-back throw-out throw-away kick-out pull-back',
  ],
]

const byWord = byWords(verbs)
const byPhrase = byWords(phrases)

/** What a verb does, as bits of `deeds`; 0 for a word that is not known as one. */
export function deedOf(verb: string): number {
  return byWord.get(verb) ?? 0
}

/** What a verb does together with another word; undefined where they are just two words. */
export function deedOfPhrase(verb: string, other: string): number | undefined {
  return byPhrase.get(`${verb}-${other}`)
}

function byWords(lists: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(
    lists.flatMap(([deed, words]) => words.split(/\s+/).map((word) => [word, deed] as const)),
  )
}
