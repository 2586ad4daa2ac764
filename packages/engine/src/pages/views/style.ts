/**
 * The one style sheet of the pages: light and dark, from 320 px of width, text of at least AA contrast. It knows no left
 * and no right, so that it serves languages that begin on either.
 */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --card: #fff; --sunken: #f7f8fa; --line: #e2e5ea; --edge: #868e9c;
  --text: #151922; --muted: #59616f; --strong: #1b2430; --on-strong: #fff; --strong-hover: #313c4c;
  --focus: #2a62d9; --link: #1f53c5;
  --notice: #fff7e3; --notice-line: #f0dfb4; --notice-text: #57410c;
  --good: #0d7a4b; --good-soft: #e3f5ec; --bad: #b42318; --bad-soft: #fdecea;
  --shadow: 0 1px 2px rgb(18 24 38 / .05), 0 12px 32px -8px rgb(18 24 38 / .12);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1014; --card: #171a20; --sunken: #1d2128; --line: #2b303a; --edge: #747d8d;
    --text: #eceef2; --muted: #a3abb9; --strong: #eceef2; --on-strong: #151922; --strong-hover: #fff;
    --focus: #7ba4ff; --link: #9dbcff;
    --notice: #272113; --notice-line: #463a1c; --notice-text: #efd9a4;
    --good: #5fd39b; --good-soft: #14291f; --bad: #ff9d94; --bad-soft: #331a19;
    --shadow: 0 1px 2px rgb(0 0 0 / .4), 0 16px 40px -8px rgb(0 0 0 / .5);
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; min-height: 100dvh; padding: 16px;
  display: flex; flex-direction: column; align-items: center; gap: 20px;
  background: var(--page); color: var(--text);
  font: 400 16px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere; -webkit-font-smoothing: antialiased;
}
.card {
  width: 100%; max-width: 440px; margin: auto 0; padding: 32px;
  background: var(--card); border: 1px solid var(--line); border-radius: 20px; box-shadow: var(--shadow);
}
h1, h2, p, ul { margin: 0; }
h1 {
  font-size: 24px; line-height: 1.25; font-weight: 650; letter-spacing: -.015em;
  text-align: center; text-wrap: balance;
}
bdi { unicode-bidi: isolate; hyphens: manual; }
:lang(de) { hyphens: auto; hyphenate-limit-chars: 12 5 5; }
:lang(ja) {
  font-family: system-ui, -apple-system, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif;
  line-break: strict; word-break: auto-phrase; letter-spacing: normal;
}
b { font-weight: 600; }
a { color: var(--link); text-underline-offset: 3px; }
code { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }

.pair { display: flex; align-items: center; justify-content: center; margin-bottom: 20px; }
.badge {
  display: grid; place-items: center; flex: none; width: 56px; height: 56px; border-radius: 16px;
  color: #fff; font-size: 24px; font-weight: 600; line-height: 1;
}
.own { background: var(--app); color: var(--on-app); }
.logo { background: #fff; border: 1px solid var(--line); }
.logo img { display: block; object-fit: contain; }
.colour-0 { background: #3551b5; } .colour-1 { background: #0f7070; } .colour-2 { background: #7440a8; }
.colour-3 { background: #a83a5b; } .colour-4 { background: #8a4b12; } .colour-5 { background: #3f6212; }
.joint, .sign { position: relative; display: grid; place-items: center; flex: none; }
.joint { width: 72px; height: 40px; color: var(--muted); }
.joint::before, .badge + .sign::before, .sign:not(:last-child)::after, .joint::after {
  content: ""; position: absolute; inset-block-start: 50%; width: 14px; border-block-start: 2px solid var(--line);
}
.joint::before { inset-inline-start: 5px; } .joint::after { inset-inline-end: 5px; }
.joint .mark { width: 28px; height: 28px; }
.sign {
  width: 56px; height: 56px; border-radius: 50%; background: var(--sunken); color: var(--muted);
}
.sign svg { width: 28px; height: 28px; }
.badge + .sign { width: 40px; height: 40px; margin: 0 28px; }
.badge + .sign svg { width: 20px; height: 20px; }
.badge + .sign::before { inset-inline-end: calc(100% + 7px); }
.sign:not(:last-child)::after { inset-inline-start: calc(100% + 7px); }
.check { background: var(--good-soft); color: var(--good); }
.warning { background: var(--bad-soft); color: var(--bad); }

.lead, .next { margin-top: 8px; color: var(--muted); text-align: center; text-wrap: balance; }
.user + .lead { margin-top: 16px; }
.user {
  width: fit-content; max-width: 100%; margin: 16px auto 0; padding: 5px 14px;
  border: 1px solid var(--line); border-radius: 18px; font-size: 14px; text-align: center;
}
.user span { color: var(--muted); }
.ask { margin-top: 20px; border: 1px solid var(--line); border-radius: 12px; font-size: 15px; }
.ask h2, summary { padding: 12px 16px; font-size: 15px; line-height: 20px; font-weight: 600; }
.ask h2 { padding-bottom: 2px; }
summary {
  display: flex; align-items: center; justify-content: space-between; gap: 12px; min-height: 44px;
  border-radius: 11px; cursor: pointer; list-style: none;
}
summary::-webkit-details-marker { display: none; }
summary::after {
  content: ""; flex: none; width: 8px; height: 8px; margin: 0 3px;
  border: solid var(--muted); border-width: 0 2px 2px 0; transform: translateY(-2px) rotate(45deg);
}
[open] summary::after { transform: translateY(2px) rotate(225deg); }
.scopes { padding: 4px 16px 14px; list-style: none; }
.scopes li { position: relative; padding-block: 2px; padding-inline: 20px 0; }
.scopes li::before {
  content: ""; position: absolute; inset-inline-start: 3px; inset-block-start: 11px; width: 6px; height: 6px;
  border-radius: 50%; background: var(--edge);
}
.notice {
  margin-top: 16px; padding: 12px 16px; border: 1px solid var(--notice-line); border-radius: 12px;
  background: var(--notice); color: var(--notice-text); font-size: 14px;
}
.ways { margin-top: 20px; }
.ways ul { display: flex; flex-wrap: wrap; gap: 4px; padding: 4px; border-radius: 12px; background: var(--sunken); list-style: none; }
.ways li { flex: 1 1 auto; }
.ways a {
  display: grid; place-items: center; min-height: 44px; padding: 8px 12px; border-radius: 9px;
  color: var(--muted); font-size: 15px; font-weight: 600; text-align: center; text-decoration: none;
}
.ways a:hover { color: var(--text); }
.ways [aria-current] { background: var(--card); color: var(--text); box-shadow: 0 1px 3px rgb(18 24 38 / .18); }
form { margin-top: 20px; }
form + form { margin-top: 4px; }
button, .button, input, textarea, select {
  display: block; width: 100%; min-height: 48px; border-radius: 12px; font: inherit; color: inherit;
}
button, .button { padding: 10px 16px; border: 1px solid transparent; font-weight: 600; text-align: center; text-decoration: none; text-wrap: balance; cursor: pointer; }
.back { margin-top: 20px; }
.primary, a.primary { background: var(--strong); color: var(--on-strong); }
.primary:hover { background: var(--strong-hover); }
.quiet { background: transparent; color: var(--muted); }
.quiet:hover { background: var(--sunken); color: var(--text); }
button:active, .button:active { transform: translateY(1px); }
label { display: block; font-size: 15px; font-weight: 600; }
input, textarea, select { margin: 8px 0 16px; padding: 10px 14px; border: 1px solid var(--edge); background: var(--card); }
input:focus-visible, textarea:focus-visible, select:focus-visible { outline-offset: 0; border-color: transparent; }
/* What a key says is hidden until its person asks to see it. */
.masked { -webkit-text-security: disc; }
.field:has(.show:checked) .masked { -webkit-text-security: none; }
.reveal { display: flex; align-items: center; gap: 8px; width: fit-content; min-height: 44px; margin: -12px 0 8px; font-size: 14px; font-weight: 400; cursor: pointer; }
.show { width: 18px; min-height: 18px; margin: 0; padding: 0; accent-color: var(--strong); }
.show:focus-visible { outline-offset: 2px; }
.options { border: 1px solid var(--edge); border-radius: 12px; margin-bottom: 16px; }
.option { display: flex; align-items: center; gap: 12px; min-height: 48px; padding: 10px 14px; font-weight: 400; cursor: pointer; }
.option + .option { border-top: 1px solid var(--line); }
.option:has(:checked) { font-weight: 600; }
.option input { flex: none; width: 20px; min-height: 20px; margin: 0; accent-color: var(--strong); }
.fixed { display: flex; flex-wrap: wrap; gap: 0 8px; margin-bottom: 16px; font-size: 15px; }
.fixed span { color: var(--muted); }
[aria-invalid] { margin-bottom: 8px; border-color: var(--bad); }
.hint { font-size: 14px; color: var(--muted); }
.problem { display: flex; gap: 8px; margin-bottom: 16px; color: var(--bad); font-size: 14px; }
.problem svg { flex: none; width: 16px; height: 16px; margin-top: 3px; }
.fine { margin-top: 12px; font-size: 13px; color: var(--muted); text-align: center; text-wrap: pretty; }
footer { display: flex; align-items: center; gap: 6px; color: var(--muted); font-size: 13px; }
footer .mark { width: 16px; height: 16px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (max-width: 479px) {
  .card { padding: 28px 20px 24px; }
  h1 { font-size: 22px; }
}
@media (prefers-reduced-motion: no-preference) {
  button, .button { transition: background-color .15s, color .15s; }
  summary::after { transition: transform .15s; }
}
@media (prefers-reduced-motion: reduce) { button:active, .button:active { transform: none; } }
`
