/** The pages that a person sees in the browser: plain forms, no scripts. */

export interface Question {
  readonly clientName: string;
  /** Start URL of the instance that the person signs in to. */
  readonly portal: string;
  /** Filled in beforehand. */
  readonly userName: string;
  /** Path and query that the form posts to. */
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** The user code to compare, in the device flow. */
  readonly code: string | undefined;
  readonly problem: string | undefined;
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#eef1f6, #14171c); }
main { width: min(26rem, calc(100vw - 4rem)); padding: 2rem; border-radius: 14px; background: light-dark(#fff, #20252d);
  box-shadow: 0 8px 30px rgb(0 0 0 / 12%); }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .5rem; overflow-wrap: anywhere; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
small { color: light-dark(#5b6472, #a5adba); }
label { display: block; margin: 1.25rem 0 .25rem; font-weight: 600; }
input { box-sizing: border-box; width: 100%; padding: .6rem .75rem; font: inherit; border-radius: 8px;
  border: 1px solid light-dark(#b9c1cd, #4b5563); }
code { display: block; margin: 1rem 0; text-align: center; font: 600 1.9rem/1.2 ui-monospace, monospace; letter-spacing: .12em; }
pre { overflow-x: auto; font-size: .75rem; }
.buttons { display: flex; gap: .75rem; margin-top: 1.5rem; }
button { flex: 1; padding: .65rem; font: inherit; font-weight: 600; border-radius: 8px; cursor: pointer;
  border: 1px solid light-dark(#b9c1cd, #4b5563); background: transparent; color: inherit; }
button.main { background: #0b5cad; border-color: #0b5cad; color: #fff; }
[role=alert] { padding: .6rem .75rem; border-radius: 8px; background: light-dark(#fdecea, #4a1f1c); }
`;

/** Text made safe for an element or a quoted attribute. */
function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function page(title: string, content: string): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title>`;
  const note = '<p><small>Simulated organization: nothing here reaches AWS.</small></p>';
  return `<!doctype html><html lang="en"><head>${head}<style>${style}</style></head><body><main><h1>${escape(title)}</h1>${content}${note}</main></body></html>`;
}

function alert(problem: string | undefined): string {
  return problem === undefined ? '' : `<p role="alert">${escape(problem)}</p>`;
}

/** Asks a person to allow or deny. */
export function askPage(question: Question): string {
  const { clientName, portal, userName, action, hidden, code, problem } = question;
  const fields = Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
    .join('');
  const compare =
    code === undefined ? '' : `<p>Make sure that the app shows the same code:</p><code>${escape(code)}</code>`;
  return page(
    `Allow ${clientName} to access your data?`,
    `<p>You are signing in to<br><strong>${escape(portal)}</strong></p>${alert(problem)}${compare}
<form method="post" action="${escape(action)}">${fields}
<label for="user">User name</label><input id="user" name="user" value="${escape(userName)}" autocomplete="username" required>
<div class="buttons"><button class="main" name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button></div></form>`,
  );
}

/** Asks for the user code of a device. */
export function codePage(problem?: string): string {
  return page(
    'Enter the code',
    `<p>The app that wants to sign in shows it.</p>${alert(problem)}
<form method="get" action="/device"><label for="code">Code</label>
<input id="code" name="user_code" autocomplete="off" autocapitalize="characters" placeholder="ABCD-EFGH" required>
<div class="buttons"><button class="main">Continue</button></div></form>`,
  );
}

/** Says how it went. */
export function messagePage(title: string, message: string): string {
  return page(title, `<p>${escape(message)}</p>`);
}

/** What a person finds at the root: that it runs, and how to point clients at it. */
export function homePage(env: Readonly<Record<string, string>>): string {
  const lines = Object.entries(env).map(([name, value]) => escape(`export ${name}=${value}`));
  return page('The organization is running', `<p>Point AWS clients here:</p><pre>${lines.join('\n')}</pre>`);
}

/** The shell of an access portal, before its script has run: all that matters of it is where it says to be. */
export function portalPage(region: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"/><meta name="region" content="${escape(region)}"/></head><body></body></html>`;
}

/** In the place of a console that the portal's link leads to. */
export function consolePage(account: string, roleName: string): string {
  return page(
    `Console of ${account} as ${roleName} (simulated)`,
    '<p>Here AWS would show its console. Daypass has opened it by the access portal’s own link, which holds no credentials.</p>',
  );
}

/** In the place of an access portal. */
export function accountsPage(startUrl: string, accounts: readonly string[]): string {
  const items = accounts.map((account) => `<li>${escape(account)}</li>`).join('');
  return page('AWS access portal (simulated)', `<p><strong>${escape(startUrl)}</strong></p><ul>${items}</ul>`);
}
