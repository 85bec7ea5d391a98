import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address } from 'postal-mime';

/** A caught mail as people and tests read it. */
export interface CaughtMail {
  readonly id: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly receivedAt: string;
  readonly text: string;
  readonly html: string;
}

/** The mails that were caught, newest first; they outlive a restart. */
export interface MailStore {
  add(raw: Buffer, recipients: readonly string[]): Promise<CaughtMail>;
  list(): Promise<readonly CaughtMail[]>;
  find(id: string): Promise<CaughtMail | undefined>;
  clear(): Promise<void>;
}

const most = 1_000;
const suffix = '.json';

const spell = (address: Address | undefined): string =>
  address === undefined ? '' : address.name ? `${address.name} <${address.address ?? ''}>` : (address.address ?? '');

/** Keeps each mail as a file of its own; beyond a thousand the oldest go. */
export const openMailStore = async (folder: string): Promise<MailStore> => {
  await mkdir(folder, { recursive: true });
  const read = async (name: string): Promise<CaughtMail> => JSON.parse(await readFile(join(folder, name), 'utf8')) as CaughtMail;
  const names = async (): Promise<string[]> =>
    (await readdir(folder))
      .filter((name) => name.endsWith(suffix))
      .sort()
      .reverse();
  const known = new Map<string, CaughtMail>();
  for (const name of await names()) known.set(name.slice(0, -suffix.length), await read(name));

  const forgetOldest = async (): Promise<void> => {
    const ids = [...known.keys()].sort().reverse();
    for (const id of ids.slice(most)) {
      known.delete(id);
      await rm(join(folder, `${id}${suffix}`), { force: true });
    }
  };
  return {
    add: async (raw, recipients) => {
      const mail = await PostalMime.parse(raw);
      const now = new Date();
      const caught: CaughtMail = {
        id: `${now.getTime().toString().padStart(15, '0')}-${randomBytes(4).toString('hex')}`,
        messageId: mail.messageId ?? '',
        from: spell(mail.from),
        to: mail.to?.length ? mail.to.map(spell) : recipients,
        subject: mail.subject ?? '',
        receivedAt: now.toISOString(),
        text: mail.text ?? '',
        html: mail.html ?? '',
      };
      const file = join(folder, `${caught.id}${suffix}`);
      await writeFile(`${file}.part`, JSON.stringify(caught));
      await rename(`${file}.part`, file);
      known.set(caught.id, caught);
      await forgetOldest();
      return caught;
    },
    list: async () => [...known.values()].sort((a, b) => (a.id < b.id ? 1 : -1)),
    find: async (id) => known.get(id),
    clear: async () => {
      for (const name of await names()) await rm(join(folder, name), { force: true });
      known.clear();
    },
  };
};
