/** The one function of Babel that the macro plugin uses. */
declare module '@babel/core' {
  interface Result {
    readonly code?: string | null;
    readonly map?: string | null;
  }
  export function transformAsync(code: string, options: object): Promise<Result | null>;
}
