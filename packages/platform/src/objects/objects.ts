/** What a signed address lets its holder send: one file, of exactly this type and size. */
export interface PutGrant {
  readonly key: string;
  readonly type: string;
  readonly size: number;
  readonly lifeMs: number;
}

/** What a signed address lets its holder fetch, and under which headers it is served. */
export interface GetGrant {
  readonly key: string;
  readonly type: string;
  readonly disposition: string;
  readonly lifeMs: number;
}

/** A file in the store. */
export interface ObjectEntry {
  readonly key: string;
  readonly modifiedAt: number;
}

/** Where files lie. Keys are made by us, of `a-z 0-9 - . /`; nobody outside chooses one. */
export interface Objects {
  /** Makes the store ready for the pages of an origin. */
  prepare(origin: string): Promise<void>;
  signPut(grant: PutGrant): Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> }>;
  signGet(grant: GetGrant): Promise<string>;
  /** The size in bytes; null when there is no such file. */
  sizeOf(key: string): Promise<number | null>;
  /** The file's first bytes, all of them when it is shorter. */
  read(key: string, bytes: number): Promise<Uint8Array>;
  write(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** False when there is nothing to move. */
  move(from: string, to: string, type: string): Promise<boolean>;
  /** Nothing happens when there is no such file. */
  remove(key: string): Promise<void>;
  /** At most a thousand files whose keys begin like this. */
  list(prefix: string): Promise<readonly ObjectEntry[]>;
  close(): void;
}
