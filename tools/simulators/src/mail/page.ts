import type { CaughtMail } from './store.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const time = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;

// The notebook and the board of the product, in a few rules.
const style = `
:root{color-scheme:light dark;--paper:#FBFCFE;--sheet:#fff;--ink:#14183A;--ink-2:#454B70;--line:#D5DBEA;--margin:#E4695F;--pen:#2A3FD6;--grid:#DCE6F5}
@media (prefers-color-scheme:dark){:root{--paper:#0F1F1B;--sheet:#152A25;--ink:#EDF5EF;--ink-2:#B4C7BD;--line:#27433B;--margin:#FF7A6E;--pen:#9DB2FF;--grid:#1E3A33}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:420 16px/24px "Onest Variable",Onest,system-ui,sans-serif}
header{height:48px;display:flex;align-items:center;gap:12px;padding:0 24px;border-bottom:1px solid var(--line)}
header b{font-weight:740;letter-spacing:-.02em}header a{margin-left:auto}
a{color:var(--pen)}a:focus-visible{outline:2px solid var(--pen);outline-offset:2px}
main{max-width:984px}ol{list-style:none;margin:0;padding:0}
.row{display:grid;grid-template-columns:240px 1fr;border-bottom:1px solid var(--line);min-height:48px}
.at{padding:12px 24px;text-align:right;border-right:1px solid var(--margin);font:13px/24px "Lilex Variable",Lilex,ui-monospace,monospace;color:var(--ink-2)}
.what{padding:12px 24px;min-width:0;overflow-wrap:anywhere}.what span{color:var(--ink-2)}
h1{font:740 23px/24px inherit;margin:24px;letter-spacing:-.02em;overflow-wrap:anywhere}dl{margin:0}dt{color:var(--ink-2)}dd{margin:0}
iframe{width:100%;height:60vh;border:1px solid var(--line);background:#fff}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
p.none{padding:24px;color:var(--ink-2)}
@media (max-width:640px){.row{grid-template-columns:1fr}.at{text-align:left;border:0;padding-bottom:0}}`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body>${body}</body></html>`;

const row = (at: string, what: string): string => `<div class="row"><div class="at">${at}</div><div class="what">${what}</div></div>`;

const entry = ({ id, receivedAt, to, subject }: CaughtMail): string => {
  const link = `<a href="/messages/${escaped(id)}">${escaped(subject || '(no subject)')}</a>`;
  return `<li>${row(time(receivedAt), `${link}<br><span>${escaped(to.join(', '))}</span>`)}</li>`;
};

/** All mails, newest first. */
export const listPage = (mails: readonly CaughtMail[]): string => {
  const head = '<header><b>Caught mail</b><a href="/">Refresh</a></header>';
  const list = mails.length > 0 ? `<ol>${mails.map(entry).join('')}</ol>` : '<p class="none">No mail has been sent yet.</p>';
  return page(`Caught mail (${mails.length})`, `${head}<main>${list}</main>`);
};

const linked = (text: string): string =>
  escaped(text).replace(/https?:\/\/[^\s<>"]+/g, (url) => `<a href="${url}" rel="noreferrer">${url}</a>`);

/** One mail: who, when, its HTML in a frame that may run nothing, its plain text below. */
export const mailPage = ({ id, subject, from, to, receivedAt, text, html }: CaughtMail): string => {
  const facts = [
    row('from', escaped(from)),
    row('to', escaped(to.join(', '))),
    row('received', time(receivedAt)),
    ...(html
      ? [
          row(
            'as sent',
            `<iframe title="The mail as sent" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${escaped(id)}/html"></iframe>`,
          ),
        ]
      : []),
    row('plain text', `<pre>${linked(text)}</pre>`),
  ];
  return page(
    subject,
    `<header><b>Caught mail</b><a href="/">All mail</a></header><main><h1>${escaped(subject)}</h1>${facts.join('')}</main>`,
  );
};

/** The mail's own HTML; its links open outside of the frame. */
export const framedHtml = ({ html }: CaughtMail): string => `<base target="_blank">${html}`;
