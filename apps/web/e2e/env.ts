/** Where this machine keeps its programs. */
export const readPath = (): string => process.env.PATH ?? '';
