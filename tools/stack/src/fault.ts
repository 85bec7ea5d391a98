/** A reason that a person can do something about: told in one line, without a stack. */
export class StackFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StackFault';
  }
}
