/**
 * Why Canvas could not be read. `token`: it is not known any more. `forbidden`: it may not read this. `missing`: there is no such thing.
 * `unreachable`: no answer, or none that Canvas gives, however often it was asked. `astray`: a page led to another host or in a circle.
 * `cancelled`: nobody wants it any more.
 */
export type FaultKind = 'token' | 'forbidden' | 'missing' | 'unreachable' | 'astray' | 'cancelled';

/** Thrown by the client. Its words are for people and logs: no token, no address with a query. */
export class CanvasFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string) {
    super(message);
    this.name = 'CanvasFault';
    this.kind = kind;
  }
}
