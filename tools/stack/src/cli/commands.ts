import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Store } from '@lyceum/db/transact.ts';
import type { Cipher } from '@lyceum/platform/cipher.ts';
import { KeyScope } from '@lyceum/shared/account/contract.ts';
import { KeyId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { hash } from '@node-rs/argon2';
import { z } from 'zod';
import { StackFault } from '../fault.ts';
import type { Result } from './output.ts';
import { rotateSecrets } from './rotate-secrets.ts';

/** A command about the school's data: its words after the verb, in order. */
export interface Command {
  readonly words: string;
  /** `cipher` is asked for by who needs the school's keys. */
  run(store: Store, words: readonly string[], cipher: () => Cipher): Promise<Result>;
}

// OWASP's smallest setting for argon2id, which is the library's standard algorithm.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const hashOf = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);
const newPassword = (): string => randomBytes(12).toString('base64url');

const read = <T extends z.ZodType>(schema: T, word: string | undefined, what: string): z.output<T> => {
  const parsed = schema.safeParse(word);
  if (!parsed.success) throw new StackFault(`${word === undefined ? 'There is no' : `"${word}" is no`} ${what}.`);
  return parsed.data;
};
const Email = z.email();

const known = async (store: Store, word: string | undefined) => {
  const email = read(Email, word, 'e-mail address');
  const person = await store.read.account.personByEmail(email);
  if (!person) throw new StackFault(`Nobody has the address ${email}.`);
  return person;
};

/** Every command, by its verb. */
export const commands: Readonly<Record<string, Command>> = {
  'user create': {
    words: '<email> [name]',
    run: async (store, [word, name]) => {
      const email = read(Email, word, 'e-mail address');
      const password = newPassword();
      const person = { id: PersonId.parse(randomUUID()), email, name: name ?? email, passwordHash: await hashOf(password) };
      if (!(await store.transact((tx) => tx.account.addPerson(person)))) throw new StackFault(`Somebody has the address ${email} already.`);
      return { id: person.id, email, password };
    },
  },
  'user make-admin': {
    words: '<email>',
    run: async (store, [word]) => {
      const { id, email } = await known(store, word);
      await store.transact(async (tx) => {
        await tx.account.setRole(id, 'admin');
        await tx.audit.record({ actorId: null, action: 'person.promoted', subject: `person:${id}`, detail: { role: 'admin' } });
      });
      return { id, email, role: 'admin' };
    },
  },
  'user reset-password': {
    words: '<email>',
    run: async (store, [word]) => {
      const { id, email } = await known(store, word);
      const password = newPassword();
      const passwordHash = await hashOf(password);
      // Whoever is signed in with the old one is signed out.
      const ended = await store.transact(async (tx) => {
        await tx.account.setPassword(id, passwordHash);
        const signIns = await tx.account.revokeSignIns(id, new Date());
        await tx.audit.record({ actorId: null, action: 'person.password_reset', subject: `person:${id}` });
        return signIns;
      });
      return { id, email, password, signed_out: ended.length };
    },
  },
  'key create': {
    words: '<owner email> <name> <scope>[,<scope>]',
    run: async (store, [word, name = 'service', scopeWords = 'spaces']) => {
      const { id: ownerId } = await known(store, word);
      const scopes = scopeWords.split(',').map((scope) => read(KeyScope, scope, `scope (${KeyScope.options.join(', ')})`));
      const key = `lyk_${randomBytes(32).toString('base64url')}`;
      const digest = createHash('sha256').update(key).digest('hex');
      const id = KeyId.parse(randomUUID());
      await store.transact(async (tx) => {
        await tx.account.addKey({ id, hash: digest, prefix: key.slice(0, 10), name, scopes, ownerId });
        await tx.audit.record({ actorId: null, action: 'key.created', subject: `key:${id}`, detail: { name, scopes } });
      });
      return { id, key, scopes: scopes.join(',') };
    },
  },
  'key revoke': {
    words: '<key id>',
    run: async (store, [word]) => {
      const id = read(KeyId, word, 'key id');
      await store.transact(async (tx) => {
        if (!(await tx.account.revokeKey(id, new Date()))) throw new StackFault(`There is no key ${id}.`);
        await tx.audit.record({ actorId: null, action: 'key.revoked', subject: `key:${id}` });
      });
      return { id, revoked: true };
    },
  },
  'secrets rotate': {
    words: '',
    run: (store, _words, cipher) => rotateSecrets(store, cipher()),
  },
  'audit verify': {
    words: '',
    run: async (store) => {
      const { entries, firstBroken } = await store.read.audit.verify();
      if (firstBroken !== null) throw new StackFault(`The audit trail is broken: entry ${firstBroken} is not as it was written.`);
      return { entries, whole: true };
    },
  },
};
