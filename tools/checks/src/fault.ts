/** Something a check found: which rule, where, and where the code should go instead. */
export interface Fault {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
}
