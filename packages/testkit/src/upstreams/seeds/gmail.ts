import { clients } from './clients.ts'
import { invoiceMail, newsletterHtml } from './gmail-bodies.ts'
import { people } from './people.ts'
import { daysAgo, today } from './today.ts'

/** Google's people and two mailboxes; five of Ada's mails came today. */
export function gmailSeed(now: Date, redirectUri: string) {
  const { ada, ben } = people
  const toAda = { user_email: ada.email, to: `${ada.name} <${ada.email}>` }
  const toBen = { user_email: ben.email, to: `${ben.name} <${ben.email}>` }
  return {
    users: [
      { email: ada.email, name: ada.name },
      { email: ben.email, name: ben.name },
    ],
    oauth_clients: [
      {
        client_id: clients.gmail.clientId,
        client_secret: clients.gmail.clientSecret,
        name: 'Maillon',
        redirect_uris: [redirectUri],
      },
    ],
    labels: [{ id: 'Label_travel', user_email: ada.email, name: 'Travel' }],
    messages: [
      {
        ...toAda,
        id: 'mail_contract',
        thread_id: 'thread_contract',
        from: 'Priya Nair <priya@northwind.example>',
        subject: 'Contract renewal: signature needed by Friday',
        body_text:
          'Hi Ada,\n\nthe renewal is ready. The price stays at 4,200 EUR a year; the notice period is now 60 days.\nPlease sign by Friday, or tell me what is missing.\n\nPriya',
        label_ids: ['INBOX', 'UNREAD', 'IMPORTANT'],
        date: today(now, 0.9).toISOString(),
      },
      {
        ...toAda,
        id: 'mail_build',
        thread_id: 'thread_build',
        from: 'Builds <builds@ci.example>',
        subject: 'main is red: 2 tests fail in checkout',
        body_text:
          'checkout/discount.test.ts: a voucher is used twice\ncheckout/tax.test.ts: expected 19.00, got 18.99\n\nFirst seen in 4f1c2d9 by ben-okafor.',
        label_ids: ['INBOX', 'UNREAD', 'CATEGORY_UPDATES'],
        date: today(now, 0.75).toISOString(),
      },
      {
        ...toAda,
        id: 'mail_lunch',
        thread_id: 'thread_lunch',
        from: `${ben.name} <${ben.email}>`,
        subject: 'Lunch on Thursday?',
        body_text: 'The place by the river has opened again. 12:30?\n\nBen',
        label_ids: ['INBOX'],
        date: today(now, 0.6).toISOString(),
        message_id: '<lunch@mail.example>',
      },
      {
        ...toAda,
        id: 'mail_newsletter',
        thread_id: 'thread_newsletter',
        from: 'The Weekly Rope <news@weeklyrope.example>',
        subject: 'Steel or aluminium? And eleven other questions',
        body_html: newsletterHtml,
        label_ids: ['INBOX', 'UNREAD', 'CATEGORY_PROMOTIONS'],
        date: today(now, 0.4).toISOString(),
      },
      {
        user_email: ada.email,
        id: 'mail_invoice',
        thread_id: 'thread_invoice',
        raw: invoiceMail(today(now, 0.2)),
        label_ids: ['INBOX', 'UNREAD'],
        date: today(now, 0.2).toISOString(),
      },
      {
        ...toAda,
        id: 'mail_train',
        thread_id: 'thread_train',
        from: 'Rail Bookings <tickets@rail.example>',
        subject: 'Your trip to Chamonix: seat 54, coach 7',
        body_text: 'Departure 07:42, platform 3. Change in Geneva, 14 minutes.',
        label_ids: ['INBOX', 'Label_travel'],
        date: daysAgo(now, 1).toISOString(),
      },
      {
        ...toAda,
        id: 'mail_agenda',
        thread_id: 'thread_agenda',
        from: 'Sofía Núñez <sofia@example.org>',
        subject: 'Réunion d’équipe : ordre du jour',
        body_text: 'Bonjour à tous,\n\n1. Budget\n2. Été 🌞\n3. Divers\n\nSofía',
        label_ids: ['INBOX'],
        date: daysAgo(now, 3).toISOString(),
      },
      {
        user_email: ada.email,
        id: 'mail_sent',
        thread_id: 'thread_sent',
        from: `${ada.name} <${ada.email}>`,
        to: `${ben.name} <${ben.email}>`,
        subject: 'Slides for the launch',
        body_text: 'Here they are. Page 4 needs your numbers.',
        label_ids: ['SENT'],
        date: daysAgo(now, 6).toISOString(),
      },
      {
        ...toBen,
        id: 'mail_ben_review',
        thread_id: 'thread_ben_review',
        from: `${ada.name} <${ada.email}>`,
        subject: 'Review of the voucher fix',
        body_text: 'Two remarks inline, otherwise good to go.',
        label_ids: ['INBOX', 'UNREAD'],
        date: today(now, 0.8).toISOString(),
      },
      {
        ...toBen,
        id: 'mail_ben_gym',
        thread_id: 'thread_ben_gym',
        from: 'Climbing Gym <hello@gym.example>',
        subject: 'Your membership ends soon',
        body_text: 'Renew it before the end of the month and keep your locker.',
        label_ids: ['INBOX'],
        date: daysAgo(now, 2).toISOString(),
      },
    ],
  }
}
