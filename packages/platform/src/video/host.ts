/** Captions at the host. `passthrough` is the name we gave them. */
export interface HostTrack {
  readonly id: string;
  readonly passthrough: string | null;
}

/** Captions to be fetched by the host. */
export interface NewTrack {
  readonly url: string;
  readonly language: string;
  readonly label: string;
  readonly passthrough: string;
}

/** Tokens for one video, for some hours. */
export interface PlaybackTokens {
  readonly video: string;
  readonly thumbnail: string;
}

/**
 * Who takes, converts and plays videos. What it answers is its own wire format, read by whoever asks. Every call refuses with
 * `unavailable` when the host is away or does not want us; null and `false` mean that it knows no such thing.
 */
export interface VideoHost {
  createUpload(wish: { readonly corsOrigin: string; readonly passthrough: string }): Promise<{ readonly id: string; readonly url: string }>;
  upload(id: string): Promise<unknown>;
  asset(id: string): Promise<unknown>;
  /** An upload and what became of it; `asset` is left out while there is none. */
  look(uploadId: string): Promise<{ readonly upload: unknown; readonly asset?: unknown }>;
  /** False when it is too late: all bytes are there. */
  cancel(id: string): Promise<boolean>;
  remove(assetId: string): Promise<void>;
  tracks(assetId: string): Promise<readonly HostTrack[]>;
  addTrack(assetId: string, track: NewTrack): Promise<void>;
  removeTrack(assetId: string, trackId: string): Promise<void>;
  /** Null when no keys to sign with are configured. */
  tokens(playbackId: string): Promise<PlaybackTokens | null>;
}
