import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A direct upload, in Mux's words. */
export interface Upload {
  readonly id: string;
  status: 'waiting' | 'asset_created' | 'errored' | 'cancelled' | 'timed_out';
  readonly timeout: number;
  readonly cors_origin: string;
  readonly new_asset_settings: { readonly playback_policies?: readonly string[]; readonly passthrough?: string };
  readonly created_at: number;
  readonly url: string;
  asset_id?: string;
  error?: { readonly type: string; readonly message: string };
}

/** A text track of an asset, in Mux's words. */
export interface Track {
  readonly id: string;
  readonly type: 'text';
  readonly text_type: 'subtitles';
  readonly language_code: string;
  readonly name: string;
  readonly passthrough?: string;
  status: 'preparing' | 'ready' | 'errored';
}

/** An asset, in Mux's words. */
export interface Asset {
  readonly id: string;
  status: 'preparing' | 'ready' | 'errored';
  readonly upload_id: string;
  readonly passthrough?: string;
  readonly created_at: string;
  readonly playback_ids: readonly { readonly id: string; readonly policy: string }[];
  duration?: number;
  errors?: { readonly type: string; readonly messages: readonly string[] };
  tracks: Track[];
}

/** Everything the stand-in knows; it outlives a restart. */
export interface Records {
  readonly uploads: Map<string, Upload>;
  readonly assets: Map<string, Asset>;
  /** Where the bytes of an upload are, or the text of a track. */
  fileOf(id: string): string;
  /** Writes down what has changed. */
  save(): Promise<void>;
}

interface Written {
  readonly uploads: readonly Upload[];
  readonly assets: readonly Asset[];
}

const read = (file: string): Written => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Written;
  } catch {
    return { uploads: [], assets: [] };
  }
};

/** Opens what is known, below a folder. */
export const openRecords = async (folder: string): Promise<Records> => {
  await mkdir(join(folder, 'files'), { recursive: true });
  const file = join(folder, 'records.json');
  const known = read(file);
  const uploads = new Map(known.uploads.map((each) => [each.id, each]));
  const assets = new Map(known.assets.map((each) => [each.id, each]));
  let saving = Promise.resolve();
  const write = async (): Promise<void> => {
    await writeFile(`${file}.part`, JSON.stringify({ uploads: [...uploads.values()], assets: [...assets.values()] }));
    await rename(`${file}.part`, file);
  };
  return {
    uploads,
    assets,
    fileOf: (id) => join(folder, 'files', id),
    save: () => {
      saving = saving.then(write);
      return saving;
    },
  };
};
