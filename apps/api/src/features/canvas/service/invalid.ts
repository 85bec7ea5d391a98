import { Refusal } from '@lyceum/shared/kernel/refusal.ts';

/** The refusal that names a field and what is wrong with it. */
export const invalid = (path: 'canvasUrl' | 'apiToken' | 'tokenExpiresAt' | 'feedUrl' | 'cursor', message: string): Refusal =>
  new Refusal('invalid', { issues: [{ path, message }] });
