import { isStorable } from '@lyceum/shared/kernel/text.ts';
import type { CanvasPorts, Greeting } from '../ports.ts';
import { invalid } from './invalid.ts';

/** A greeting with which a connection can be made. */
export type Welcome = Extract<Greeting, { kind: 'known' }> | { readonly kind: 'forbidden' };

/** Tries a token on a Canvas that may be asked; 422 says which of both is wrong. */
export const greeted =
  ({ host }: Pick<CanvasPorts, 'host'>) =>
  async (base: string, token: string): Promise<Welcome> => {
    // Nothing else can stand in a header, or in a token of Canvas.
    if (!/^[\x21-\x7e]+$/.test(token) || !isStorable(token)) throw invalid('apiToken', 'is no token of Canvas');
    const greeting = await host.greet(base, token);
    switch (greeting.kind) {
      case 'known':
        return greeting;
      case 'forbidden':
        return { kind: 'forbidden' };
      case 'unknown':
        throw invalid('apiToken', 'Canvas does not know this token');
      case 'busy':
        throw invalid('canvasUrl', 'this Canvas is busy; try again in a minute');
      case 'silent':
        throw invalid('canvasUrl', 'nothing answers there');
      case 'no_canvas':
        throw invalid('canvasUrl', 'what answers there is not a Canvas');
    }
  };
