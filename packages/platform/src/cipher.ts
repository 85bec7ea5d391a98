import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Encrypts what may be stored but never read where it lies. */
export interface Cipher {
  /** `bound` names the place it is for, e.g. a row's id: it opens there and nowhere else. */
  seal(plain: string, bound: string): string;
  /** Throws when it was changed, moved to another place, or sealed with a key that is not at hand. */
  open(sealed: string, bound: string): string;
  /** Whether it was sealed with another key than today's. */
  isStale(sealed: string): boolean;
}

const nonceBytes = 12; // what GCM is made for; a random one serves 2^32 seals per key (NIST SP 800-38D, 8.3)
const tagBytes = 16;
const version = 'v1';

const idOf = (key: Buffer): string => createHash('sha256').update('lyceum key id').update(key).digest('hex').slice(0, 8);

/**
 * AES-256-GCM with a random nonce. What is sealed carries the id of its key, so that old and new keys serve side by side while
 * everything is sealed anew: `v1.<key id>.<nonce, text, tag>`.
 */
export const createCipher = ({ current, former = [] }: { readonly current: Buffer; readonly former?: readonly Buffer[] }): Cipher => {
  const keys = new Map([...former, current].map((key) => [idOf(key), key]));
  const today = idOf(current);
  const contextOf = (keyId: string, bound: string): Buffer => Buffer.from(`${version}.${keyId}.${bound}`);
  return {
    seal: (plain, bound) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', current, nonce, { authTagLength: tagBytes }).setAAD(contextOf(today, bound));
      const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${version}.${today}.${sealed.toString('base64url')}`;
    },
    open: (sealed, bound) => {
      const [found, keyId = '', text = ''] = sealed.split('.');
      const key = keys.get(keyId);
      if (found !== version || !key) throw new Error('the key of a sealed text is not at hand');
      const bytes = Buffer.from(text, 'base64url');
      const nonce = bytes.subarray(0, nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
        .setAAD(contextOf(keyId, bound))
        .setAuthTag(bytes.subarray(-tagBytes));
      return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    },
    isStale: (sealed) => sealed.split('.')[1] !== today,
  };
};
