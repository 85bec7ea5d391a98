import type { StoredConnection } from '@lyceum/db/canvas/reader.ts';
import { ConnectionSecret } from '@lyceum/shared/canvas/contract/secret.ts';
import type { CanvasPorts } from '../ports.ts';
import { placeOf } from './keep.ts';

/** What a connection reads with. Null: it was sealed with a key that is gone, so its person has to connect again. */
export const secretOf =
  ({ cipher }: Pick<CanvasPorts, 'cipher'>) =>
  ({ id, secret }: StoredConnection): ConnectionSecret | null => {
    try {
      return ConnectionSecret.parse(JSON.parse(cipher.open(secret, placeOf(id))));
    } catch {
      return null;
    }
  };
