/** A browser without pages: keeps cookies as browsers do, follows redirects, fills in forms. */

export interface Answer {
  readonly status: number;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  json(): unknown;
}

export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as plain text. */
  readonly text?: string;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
  readonly httpOnly: boolean;
}

const REQUEST_MILLISECONDS = 30_000;
const MOST_REDIRECTS = 20;

export class Browser {
  /** Every answer, redirects too: what a person with the developer tools open could see. */
  readonly seen: Answer[] = [];
  #cookies: Cookie[] = [];

  /** Opens an address as typing it would: redirects are followed. */
  async open(address: string): Promise<Answer> {
    return this.#follow(address, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
  }

  /** Submits the first form of a page with some of its fields filled in, and follows redirects. */
  async submit(page: Answer, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const form = firstForm(page);
    return this.#follow(form.action, {
      method: form.method,
      form: { ...form.fields, ...fields },
      headers: { accept: 'text/html', origin: new URL(page.url).origin },
    });
  }

  /**
   * What a script of a page does: one request, redirects not followed, the CSRF token sent back, a 429 waited out.
   */
  async call(address: string, request: Request = {}): Promise<Answer> {
    for (;;) {
      const answer = await this.callOnce(address, request);
      if (answer.status !== 429) return answer;
      await new Promise((resolve) => setTimeout(resolve, 1000 * Number(answer.headers.get('retry-after') ?? 1)));
    }
  }

  /** Like {@link call}, but a 429 is an answer like any other. */
  async callOnce(address: string, request: Request = {}): Promise<Answer> {
    const safe = ['GET', 'HEAD'].includes(request.method ?? 'GET');
    const token = safe ? undefined : this.cookie(address, /XSRF-TOKEN$/)?.value;
    const headers = {
      accept: 'application/json',
      'x-requested-with': 'XMLHttpRequest',
      ...(token === undefined ? {} : { 'x-xsrf-token': token }),
      ...request.headers,
    };
    return this.#send(address, { ...request, headers });
  }

  /** The cookie with such a name that would be sent to an address. */
  cookie(address: string, name: RegExp): Cookie | undefined {
    return this.#cookiesFor(new URL(address)).find((cookie) => name.test(cookie.name));
  }

  async #follow(address: string, request: Request): Promise<Answer> {
    let answer = await this.#send(address, request);
    for (let hops = 0; answer.status >= 300 && answer.status < 400; hops++) {
      const location = answer.headers.get('location');
      if (!location || hops === MOST_REDIRECTS) throw new Error(`${answer.url} redirects to nowhere or in circles.`);
      const accept = request.headers?.['accept'] ?? '*/*';
      answer = await this.#send(new URL(location, answer.url).href, { headers: { accept } });
    }
    return answer;
  }

  async #send(address: string, request: Request): Promise<Answer> {
    const url = new URL(address);
    const cookies = this.#cookiesFor(url).map(({ name, value }) => `${name}=${value}`);
    const content = contentOf(request);
    const response = await fetch(url, {
      method: request.method ?? 'GET',
      redirect: 'manual',
      headers: {
        ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}),
        ...content.headers,
        ...request.headers,
      },
      ...(content.body === undefined ? {} : { body: content.body }),
      signal: AbortSignal.timeout(REQUEST_MILLISECONDS),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line, url);
    const body = await response.text();
    const answer = { status: response.status, url: address, headers: response.headers, body, json: () => parse(body) };
    this.seen.push(answer);
    return answer;
  }

  /** RFC 6265, with what browsers do on top: `localhost` is as good as HTTPS, and `__Host-` keeps its promise. */
  #keep(line: string, url: URL): void {
    const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
    const attributes = new Map(rest.map((part) => splitOnce(part)).map(([name, value]) => [name.toLowerCase(), value]));
    const [name, value] = splitOnce(pair);
    const path = attributes.get('path') || '/';
    if (name.startsWith('__Host-') && (!attributes.has('secure') || attributes.has('domain') || path !== '/')) return;
    if (attributes.has('secure') && url.protocol !== 'https:' && url.hostname !== 'localhost') return;
    this.#cookies = this.#cookies.filter(
      (cookie) => !(cookie.name === name && cookie.host === url.hostname && cookie.path === path),
    );
    const expires = Date.parse(attributes.get('expires') ?? '');
    const gone = Number(attributes.get('max-age') ?? 1) <= 0 || expires <= Date.now();
    if (!gone) this.#cookies.push({ name, value, host: url.hostname, path, httpOnly: attributes.has('httponly') });
  }

  #cookiesFor(url: URL): Cookie[] {
    return this.#cookies.filter(({ host, path }) => {
      const below = path.endsWith('/') ? path : `${path}/`;
      return host === url.hostname && (url.pathname === path || url.pathname.startsWith(below));
    });
  }
}

/** Requests of a program: no cookies, no redirects. */
export async function request(address: string, options: Request = {}): Promise<Answer> {
  return new Browser().callOnce(address, options);
}

interface Form {
  readonly action: string;
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Enough HTML for the forms of the pages under test. */
function firstForm(page: Answer): Form {
  const [form = ''] = /<form\b[\s\S]*?<\/form>/i.exec(page.body) ?? [];
  if (!form) throw new Error(`There is no form in ${page.url} (status ${page.status}):\n${page.body.slice(0, 500)}`);
  const tag = form.slice(0, form.indexOf('>') + 1);
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input\b[^>]*>/gi)) {
    const name = attribute(input, 'name');
    const type = attribute(input, 'type');
    if (name && type !== 'checkbox' && type !== 'submit') fields[name] = attribute(input, 'value') ?? '';
  }
  return {
    action: new URL(attribute(tag, 'action') ?? page.url, page.url).href,
    method: (attribute(tag, 'method') ?? 'get').toUpperCase(),
    fields,
  };
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  return (match?.[1] ?? match?.[2])?.replaceAll('&amp;', '&').replaceAll('&#43;', '+').replaceAll('&#61;', '=');
}

function contentOf({ json, form, text }: Request): { headers: Record<string, string>; body?: string } {
  if (json !== undefined) return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  if (text !== undefined) return { headers: { 'content-type': 'text/plain' }, body: text };
  if (!form) return { headers: {} };
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  };
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error(`Not JSON: ${body.slice(0, 300)}`);
  }
}
