import type { APIResponse, Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type Cable, layCable } from './cable.ts';

/** The password of everybody in the demo school. */
const demoPassword = 'lyceum-demo';

/** Somebody with a browser window of their own, and a network of their own. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cable: Cable;
  /** Every error that a page of theirs has thrown. */
  readonly errors: string[];
  /** Calls a procedure that changes something in their name. */
  call<T>(path: string, input: object): Promise<T>;
  /** Calls a procedure that changes nothing. */
  ask<T>(path: string, input: object): Promise<T>;
  /** Takes the network away, and gives it back. */
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a window for somebody. */
export const openWindow = async (browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Person> => {
  const cable = await layCable();
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    ...options,
    proxy: { server: cable.address, bypass: '<-loopback>' },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const read = async (path: string, answer: APIResponse) => {
    const body = (await answer.json()) as { result?: { data: never }; error?: { message: string } };
    if (!body.result) throw new Error(`${path}: ${body.error?.message}`);
    return body.result.data;
  };
  return {
    context,
    page,
    cable,
    errors,
    call: async (path, input) =>
      read(path, await context.request.post(`/trpc/${path}`, { data: input, headers: { origin: new URL(url).origin } })),
    ask: async (path, input) => read(path, await context.request.get(`/trpc/${path}`, { params: { input: JSON.stringify(input) } })),
    goOffline: async () => {
      await context.setOffline(true);
      cable.cut();
    },
    goOnline: async () => {
      cable.mend();
      await context.setOffline(false);
    },
    close: async () => {
      await context.close();
      await cable.close();
    },
  };
};

/** Opens a window for somebody of the demo school, who is signed in. */
export const openWindowFor = async (
  browser: Browser,
  url: string,
  given: { readonly email: string } & BrowserContextOptions,
): Promise<Person> => {
  const { email, ...options } = given;
  const person = await openWindow(browser, url, options);
  await person.call('account.signIn', { email, password: demoPassword });
  return person;
};
